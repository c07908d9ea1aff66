/**
 * How a document looks, in Typst. Everything that is said comes as data in sys.inputs; nothing that people wrote is ever part
 * of this text. Where tags for those who do not see are missing, the compiler refuses (PDF/UA-1).
 */
export const TEMPLATE = `
#let doc = json(bytes(sys.inputs.doc))
#let ink = rgb("#17211c")
#let muted = rgb("#55615a")
#let line-colour = rgb("#d0d8d2")
#let sides = (top: rgb("#2c8259"), right: rgb("#2374ad"), bottom: rgb("#d06d10"), left: rgb("#9257a8"))
#let themes = ("low-carbon": sides.top, smart: sides.right, healthy: sides.bottom, "socially-sustainable": sides.left)

#set document(title: doc.title, author: doc.author, description: doc.description, keywords: doc.keywords)
#set page(
  paper: "a4", margin: (x: 22mm, top: 24mm, bottom: 26mm),
  footer: context { set text(8.5pt, fill: muted); grid(columns: (1fr, auto), doc.running, counter(page).display()) },
)
#set text(font: "Familjen Grotesk", size: 10.5pt, lang: doc.lang, fill: ink, hyphenate: true)
#set par(leading: 0.68em, spacing: 1.05em)
#show heading: set text(weight: 700, hyphenate: false)
#show heading: set par(leading: 0.5em)
#show heading.where(level: 1): it => { set text(23pt); block(above: 2.2em, below: 0.9em, stroke: (top: 1.4pt + ink), inset: (top: 9pt), width: 100%, sticky: true, it.body) }
#show heading.where(level: 2): it => { set text(14pt); block(above: 1.9em, below: 0.8em, sticky: true, it.body) }
#show figure.caption: it => block(width: 100%, above: 0.4em, below: 0.5em, { set align(left); set text(9.5pt, weight: 600); it.body })
#show figure: set align(left)
#show figure: set block(breakable: true)
#show figure.where(kind: table): set figure.caption(position: top)

// The mark: a town square from above, four sides around an empty middle.
#let mark(size) = box(width: size, height: size, {
  let u = size / 40
  place(dx: 0 * u, dy: 0 * u, rect(width: 28 * u, height: 8 * u, fill: sides.top))
  place(dx: 32 * u, dy: 0 * u, rect(width: 8 * u, height: 21 * u, fill: sides.right))
  place(dx: 12 * u, dy: 32 * u, rect(width: 21 * u, height: 8 * u, fill: sides.bottom))
  place(dx: 0 * u, dy: 12 * u, rect(width: 8 * u, height: 28 * u, fill: sides.left))
})

// What somebody wrote, in the language they wrote it in.
#let said(cell) = if type(cell) == dictionary { if cell.lang == doc.lang { cell.text } else { text(lang: cell.lang, cell.text) } } else { cell }

#let bars(block-of) = {
  // The compiler asks pictures for words, but not shapes.
  assert(type(block-of.alt) == str and block-of.alt.trim() != "", message: "A figure does not say what it shows")
  let most = calc.max(1, ..block-of.rows.map(row => row.value), ..block-of.rows.map(row => row.at("mark", default: 0)))
  let room = 88mm
  figure(kind: image, supplement: none, alt: block-of.alt, block(breakable: false, width: 100%, grid(
    columns: (44mm, room, 1fr), column-gutter: 3mm, row-gutter: 2.2mm, align: (left + horizon, left + horizon, left + horizon),
    ..block-of.rows.map(row => {
      let length = room * row.value / most
      let mark-at = row.at("mark", default: none)
      (
        text(9.5pt, hyphenate: true, row.label),
        box(width: room, height: 4.6mm, {
          place(left + horizon, line(length: room, stroke: 0.4pt + line-colour))
          if row.value > 0 { place(left + horizon, rect(width: calc.max(0.7mm, length), height: 4.6mm, fill: themes.at(row.at("theme", default: ""), default: ink))) }
          if mark-at != none { place(left + horizon, dx: room * mark-at / most - 0.7pt, rect(width: 1.4pt, height: 4.6mm, fill: white, stroke: 0.7pt + ink)) }
        }),
        text(9.5pt, weight: 600, row.shown),
      )
    }).flatten(),
  )))
}

// A table that is short stays on one page.
#let data-table(block-of) = block(breakable: block-of.rows.len() > 14, figure(kind: table, supplement: none, caption: if block-of.caption != "" { block-of.caption }, {
  set text(9pt)
  set par(leading: 0.55em)
  table(
    columns: block-of.widths.map(width => width * 1fr), align: block-of.align.map(side => if side == "r" { right } else { left }),
    stroke: (x, y) => (bottom: if y == 0 { 1.2pt + ink } else { 0.5pt + line-colour }), inset: (x: 3pt, y: 4.5pt),
    table.header(..block-of.head.map(cell => text(weight: 650, cell))),
    ..block-of.rows.flatten().map(said),
    ..if block-of.at("total", default: ()).len() > 0 { (table.footer(repeat: false, ..block-of.total.map(cell => text(weight: 650, cell))),) },
  )
}))

#let numbers(block-of) = block(above: 2em, below: 2em, grid(columns: (1fr, 1fr), column-gutter: 10mm, row-gutter: 8mm, ..block-of.items.map(item => block(stroke: (top: 0.5pt + line-colour), inset: (top: 7pt), width: 100%, {
  par(leading: 0.4em, text(25pt, weight: 700, hyphenate: false, item.value))
  par(text(10.5pt, said(item.label)))
}))))

#let shown(block-of) = {
  if block-of.kind == "lead" { text(13.5pt, par(leading: 0.62em, block-of.text)) }
  else if block-of.kind == "paragraph" { par(block-of.text) }
  else if block-of.kind == "note" { text(9pt, fill: muted, par(block-of.text)) }
  else if block-of.kind == "heading" { heading(level: 2, block-of.text) }
  else if block-of.kind == "list" { list(..block-of.items.map(said)) }
  else if block-of.kind == "numbers" { numbers(block-of) }
  else if block-of.kind == "bars" { bars(block-of) }
  else if block-of.kind == "table" { data-table(block-of) }
}

#page(footer: none, margin: (x: 22mm, top: 30mm, bottom: 30mm), {
  pdf.artifact(mark(34mm))
  v(1fr)
  text(13pt, weight: 600, fill: muted, doc.kicker)
  v(2mm)
  { set text(38pt, weight: 700, hyphenate: false); set par(leading: 0.42em); title() }
  v(6mm)
  text(15pt, doc.subtitle)
  v(1fr)
  text(11pt, for line-of in doc.imprint { line-of; linebreak() })
})

#outline(title: doc.contents, depth: 1)
#pagebreak()

#for part in doc.parts {
  if part.at("new", default: false) { pagebreak(weak: true) }
  heading(level: 1, part.heading)
  for block-of in part.blocks { shown(block-of) }
}
`;
