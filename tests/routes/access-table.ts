// Who gets what, route by route. The columns of `members` are
//   practitioner · editor of this organisation · editor of another · its representative · coordinator · administrator
// and `everyone` is the same for all of these, for readers without an account, and for someone deactivated who still
// has a cookie. In `members` the latter two are sent to sign in (`in`). `→` is any other redirect; `done` one that
// follows something done, while after all other outcomes of a post the database must be as it was.
//
// An applicant, who asked to join and was not accepted yet, has the link of a letter and nothing more: as anonymous, everywhere.
// Names in braces are subjects that access.test.ts makes: for a GET once, for a POST anew after each that was done.

export const ROLES = ['anonymous', 'practitioner', 'editor', 'other', 'representative', 'coordinator', 'administrator', 'deactivated', 'applicant'] as const;
export type Role = (typeof ROLES)[number];
export type Columns = Record<Role, string>;

type Row = {
  at: string;
  get: Columns;
  /** What a form sends, and what comes of it. Without it the route must have no action. */
  post?: { form: string; to: Columns };
  /** Addresses that the page is there to show to those who may open it. */
  shows?: string[];
  /** The address leads to another route: this one stands only for what Remix may yet find. */
  elsewhere?: boolean;
};

const columns = (all: string[]): Columns => Object.fromEntries(ROLES.map((role, i) => [role, all[i] ?? all[0] ?? ''])) as Columns;
const everyone = (outcome: number | string): Columns => columns(ROLES.map(() => String(outcome)));
/** Outcomes of those who are signed in; all others are sent to sign in. */
const members = (outcomes: string): Columns => columns(['in', ...outcomes.trim().split(/\s+/), 'in']);
const anyMember = (outcome: number | string): Columns => members(`${outcome} `.repeat(6));
/** What a page does when it finds someone signed in, and when not. */
const unless = (signedIn: string, not: string): Columns => columns([not, ...Array(6).fill(signedIn), not]);

const open = everyone(200);
const nowhere = everyone(404);
const page = (at: string): Row[] => [{ at, get: open }];
const contact = 'name=N&email=nobody&message=M'; // 422: nothing is sent, no limit is used up

//                                        pract editor other repres coord admin
const editorOnly = (outcome: string, coordinator = '→') =>
  members(`404 ${outcome} 404 404 ${coordinator} 404`); // a coordinator may look, but is led back to the overview
const mayOpen = members('                 404   200    404   404    200   404');
const decides = members('                 404   404    404   404    200   404');
const coordinators = decides;
const administrators = members('          404   404    404   404    404   200');
const refusedBy = (outcome: string, row: string) => members(row.replace('?', outcome));

export const table: Record<string, Row[]> = {
  root: [{ at: '/fi', get: open }],
  'routes/$lang+/_layout': [{ at: '/fi', get: open }],
  'routes/_index': [{ at: '/', get: everyone('→') }],
  'routes/$': [{ at: '/nothing/here', get: nowhere, elsewhere: true, post: { form: '', to: nowhere } }],
  'routes/$lang+/$': [{ at: '/fi/nothing/here', get: nowhere, post: { form: '', to: nowhere } }],

  // The programme, for everyone
  'routes/$lang+/_index': [...page('/fi'), { at: '/de', get: nowhere }],
  'routes/$lang+/about': page('/fi/about'),
  'routes/$lang+/accessibility': page('/fi/accessibility'),
  'routes/$lang+/map': page('/fi/map?theme=smart&place={citySlug}'),
  'routes/$lang+/privacy': page('/fi/privacy'),
  'routes/$lang+/search': page('/fi/search?q=testi'),
  'routes/$lang+/crossing': [...page('/fi/crossing'), ...page('/fi/crossing?submitted=1')],
  'routes/$lang+/progress+/_index': page('/fi/progress'),
  'routes/$lang+/progress+/$key': [...page('/fi/progress/{figureKey}'), { at: '/fi/progress/none', get: nowhere }],
  'routes/$lang+/progress+/plan.$outcome': [...page('/fi/progress/plan/late'), { at: '/fi/progress/plan/none', get: nowhere }],
  'routes/$lang+/progress+/travel.$rows': [...page('/fi/progress/travel/cities'), { at: '/fi/progress/travel/none', get: nowhere }],
  'routes/$lang+/progress+/follow-ups.$months.$part': [...page('/fi/progress/follow-ups/12/asked'), { at: '/fi/progress/follow-ups/13/asked', get: nowhere }, { at: '/fi/progress/follow-ups/12/none', get: nowhere }],
  'routes/$lang+/progress[.]csv': page('/fi/progress.csv'),
  'routes/$lang+/progress[.]json': page('/fi/progress.json'),
  'routes/$lang+/progress+/$key_.pilots[.]csv': [...page('/fi/progress/{figureKey}/pilots.csv'), { at: '/fi/progress/none/pilots.csv', get: nowhere }],
  'routes/$lang+/progress+/$key_.pilots[.]json': [...page('/fi/progress/{figureKey}/pilots.json'), { at: '/fi/progress/none/pilots.json', get: nowhere }],
  'routes/$lang+/search_.suggestions': page('/fi/search/suggestions?q=testi'),
  'routes/$lang+/themes+/$theme': [...page('/fi/themes/smart'), { at: '/fi/themes/none', get: nowhere }],
  'routes/$lang+/partners+/_index': page('/fi/partners'),
  'routes/$lang+/partners[.]csv': page('/fi/partners.csv'),
  'routes/$lang+/partners[.]json': page('/fi/partners.json'),
  'routes/$lang+/partners+/$slug': [...page('/fi/partners/{citySlug}'), { at: '/fi/partners/none', get: nowhere }],
  'routes/$lang+/people+/_index': page('/fi/people'),
  // Members write to those who take messages; whoever does not, or does not exist, is the same.
  'routes/$lang+/people+/$id.contact': [
    { at: '/fi/people/{reachable}/contact', get: anyMember(200), post: { form: 'message=', to: anyMember(422) }, shows: ['own'] },
    { at: '/fi/people/{reachable}/contact', get: anyMember(200), post: { form: 'message=Hei', to: anyMember('done') }, shows: ['own'] },
    { at: '/fi/people/{someone}/contact', get: anyMember(404), post: { form: 'message=Hei', to: anyMember(404) } },
    { at: '/fi/people/{nobody}/contact', get: anyMember(404), post: { form: 'message=Hei', to: anyMember(404) } },
  ],
  'routes/$lang+/pilots+/_index': page('/fi/pilots'),
  'routes/$lang+/pilots[.]csv': page('/fi/pilots.csv?theme=smart'),
  'routes/$lang+/pilots[.]json': page('/fi/pilots.json?theme=smart'),
  'routes/$lang+/pilots+/$slug': [
    ...page('/fi/pilots/{publishedSlug}'),
    { at: '/fi/pilots/{draftSlug}', get: nowhere },
    { at: '/fi/pilots/{submittedSlug}', get: nowhere },
    { at: '/fi/pilots/{citySlug}', get: nowhere },
  ],
  'routes/$lang+/pilots+/$slug_.contact': [
    { at: '/fi/pilots/{publishedSlug}/contact', get: open, post: { form: contact, to: everyone(422) } },
    { at: '/fi/pilots/{draftSlug}/contact', get: nowhere, post: { form: contact, to: nowhere } },
  ],
  'routes/$lang+/pilots+/$slug_.citation[.]bib': [...page('/fi/pilots/{publishedSlug}/citation.bib'), { at: '/fi/pilots/{submittedSlug}/citation.bib', get: nowhere }],
  'routes/$lang+/pilots+/$slug_.citation[.]ris': [...page('/fi/pilots/{publishedSlug}/citation.ris'), { at: '/fi/pilots/{submittedSlug}/citation.ris', get: nowhere }],
  'routes/$lang+/practices+/_index': [...page('/fi/practices'), ...page('/fi/practices?place={citySlug}'), ...page('/fi/practices?place=under10000&sort=travelled')],
  'routes/$lang+/practices+/compare': page('/fi/practices/compare?with={practiceSlug}&with={practiceDraftSlug}'),
  'routes/$lang+/practices+/suiting': page('/fi/practices/suiting'),
  'routes/$lang+/practices[.]csv': page('/fi/practices.csv'),
  'routes/$lang+/practices[.]json': page('/fi/practices.json'),
  'routes/$lang+/practices+/$slug': [...page('/fi/practices/{practiceSlug}'), ...page('/fi/practices/{retiredSlug}'), { at: '/fi/practices/{practiceDraftSlug}', get: nowhere }],
  'routes/$lang+/practices+/$slug_.travel': [...page('/fi/practices/{practiceSlug}/travel'), ...page('/fi/practices/{retiredSlug}/travel'), { at: '/fi/practices/{practiceDraftSlug}/travel', get: nowhere }],
  'routes/$lang+/practices+/$slug_.travel[.]csv': [...page('/fi/practices/{practiceSlug}/travel.csv'), { at: '/fi/practices/{practiceDraftSlug}/travel.csv', get: nowhere }],
  'routes/$lang+/practices+/$slug_.travel[.]json': [...page('/fi/practices/{practiceSlug}/travel.json'), { at: '/fi/practices/{practiceDraftSlug}/travel.json', get: nowhere }],
  // Questions and answers are everybody's, asking the members', deciding the organisation's and the coordinators'
  'routes/$lang+/$kind.$slug.questions._index': [
    ...page('/fi/practices/{practiceSlug}/questions'),
    { at: '/fi/practices/{retiredSlug}/questions', get: nowhere },
    ...page('/fi/pilots/{publishedSlug}/questions'),
    { at: '/fi/practices/{practiceDraftSlug}/questions', get: nowhere },
    { at: '/fi/partners/{citySlug}/questions', get: nowhere },
  ],
  'routes/$lang+/$kind.$slug.questions.ask': [
    { at: '/fi/practices/{practiceSlug}/questions/ask', get: anyMember(200), post: { form: 'text=&lang=fi', to: anyMember(422) } },
    { at: '/fi/practices/{practiceSlug}/questions/ask', get: anyMember(200), post: { form: 'text=Miten%3F&lang=fi&state=shown&askedById={someone}', to: anyMember('done') } },
    { at: '/fi/practices/{practiceSlug}/questions/ask', get: anyMember(200), post: { form: 'text=Miten%3F&lang=fi&organisation={nobody}', to: anyMember(422) } },
    { at: '/fi/practices/{practiceDraftSlug}/questions/ask', get: anyMember(404), post: { form: 'text=Miten%3F&lang=fi', to: anyMember(404) } },
    { at: '/fi/partners/{citySlug}/questions/ask', get: anyMember(404), post: { form: 'text=Miten%3F&lang=fi', to: anyMember(404) } },
  ],
  'routes/$lang+/partners-wanted+/_index': page('/fi/partners-wanted?kind=city'),
  'routes/$lang+/partners-wanted[.]atom': [...page('/fi/partners-wanted.atom?kind=qwertyuiop'), { at: '/de/partners-wanted.atom', get: nowhere }],
  'routes/$lang+/partners-wanted+/$id.answer': [
    { at: '/fi/partners-wanted/{wanted}/answer', get: anyMember(200), post: { form: 'text=&lang=fi', to: anyMember(422) } },
    { at: '/fi/partners-wanted/{wanted}/answer', get: anyMember(200), post: { form: 'text=Hei&lang=fi&personId={someone}', to: anyMember('done') } },
    { at: '/fi/partners-wanted/{wantedClosed}/answer', get: anyMember(404), post: { form: 'text=Hei&lang=fi', to: anyMember(409) } },
    { at: '/fi/partners-wanted/{nobody}/answer', get: anyMember(404), post: { form: 'text=Hei&lang=fi', to: anyMember(404) } },
  ],
  // Lists are their keeper's alone; a shared one is for whoever has its link
  'routes/$lang+/lists+/_index': [{ at: '/fi/lists?index', get: anyMember(200), post: { form: 'name=', to: anyMember(422) } }, { at: '/fi/lists?index', get: anyMember(200), post: { form: 'name=Oma&personId={someone}', to: anyMember('done') } }],
  'routes/$lang+/lists+/collect.$slug': [
    { at: '/fi/lists/collect/{practiceSlug}', get: anyMember(200), post: { form: 'name=Talvi', to: anyMember('done') } },
    { at: '/fi/lists/collect/{practiceSlug}', get: anyMember(200), post: { form: 'list={othersList}', to: anyMember(404) } },
    { at: '/fi/lists/collect/{practiceDraftSlug}', get: anyMember(404), post: { form: 'name=Talvi', to: anyMember(404) } },
  ],
  'routes/$lang+/lists+/$id._index': [{ at: '/fi/lists/{othersList}', get: anyMember(404) }],
  'routes/$lang+/lists+/$id.edit': [{ at: '/fi/lists/{othersList}/edit', get: anyMember(404), post: { form: 'name=Oma&base=0', to: anyMember(404) } }],
  'routes/$lang+/lists+/$id.deletion': [{ at: '/fi/lists/{othersList}/deletion', get: anyMember(404), post: { form: '', to: anyMember(404) } }],
  'routes/$lang+/lists+/$id.sharing': [{ at: '/fi/lists/{othersList}/sharing', get: anyMember(404), post: { form: 'shared=yes', to: anyMember(404) } }],
  'routes/$lang+/lists+/$id.items.$practice._index': [{ at: '/fi/lists/{othersItem}', get: anyMember(404), post: { form: 'note=Oma', to: anyMember(404) } }],
  'routes/$lang+/lists+/$id.items.$practice.removal': [{ at: '/fi/lists/{othersItem}/removal', get: anyMember(404), post: { form: '', to: anyMember(404) } }],
  'routes/$lang+/lists+/shared.$token._index': [...page('/fi/lists/shared/{sharedToken}'), { at: '/fi/lists/shared/{nobody}.x', get: nowhere }],
  'routes/$lang+/lists+/shared.$token.copy': [
    { at: '/fi/lists/shared/{sharedToken}/copy', get: everyone('→'), post: { form: '', to: anyMember('done') } },
    { at: '/fi/lists/shared/{nobody}.x/copy', get: nowhere, post: { form: '', to: anyMember(404) } },
  ],
  'routes/$lang+/practices+/$slug_.versions': [...page('/fi/practices/{practiceSlug}/versions'), { at: '/fi/practices/{practiceDraftSlug}/versions', get: nowhere }],
  'routes/$lang+/practices+/$slug_.contact': [
    { at: '/fi/practices/{practiceSlug}/contact', get: open, post: { form: contact, to: everyone(422) } },
    { at: '/fi/practices/{practiceSlug}/contact?to=nobody', get: nowhere, post: { form: contact, to: nowhere } },
    { at: '/fi/practices/{practiceDraftSlug}/contact', get: nowhere, post: { form: contact, to: nowhere } },
  ],
  'routes/$lang+/contact': [{ at: '/fi/contact', get: open, post: { form: contact, to: everyone(422) } }],

  // Joining and signing in
  'routes/$lang+/join+/_index': [{ at: '/fi/join', get: open, post: { form: 'email=nobody', to: everyone(422) } }],
  'routes/$lang+/join+/sent': page('/fi/join/sent'),
  'routes/$lang+/join+/confirm': [{ at: '/fi/join/confirm?token=none', get: open, post: { form: '', to: everyone(422) } }],
  'routes/$lang+/join+/confirmed': page('/fi/join/confirmed'),
  'routes/$lang+/invitation': [{ at: '/fi/invitation?token=none', get: everyone(410), post: { form: 'token=none', to: everyone(422) } }],
  'routes/$lang+/set-password': [{ at: '/fi/set-password?token=none', get: open, post: { form: 'newPassword=pitk%C3%A4+ja+oma+salasana', to: everyone(422) } }],
  'routes/$lang+/sign-in': [{ at: '/fi/sign-in', get: unless('→', '200'), post: { form: 'email=nobody', to: unless('→', '422') } }],
  'routes/$lang+/sign-out': [{ at: '/fi/sign-out', get: everyone('→'), post: { form: '', to: everyone('→') } }],
  'routes/$lang+/forgotten-password+/_index': [{ at: '/fi/forgotten-password', get: open, post: { form: 'email=nobody', to: everyone(422) } }],
  'routes/$lang+/forgotten-password+/sent': page('/fi/forgotten-password/sent'),

  // One's own account
  'routes/$lang+/account+/_layout': [{ at: '/fi/account/erased', get: open }],
  'routes/$lang+/account+/_index': [{ at: '/fi/account?index', get: anyMember(200), post: { form: 'name=', to: anyMember(422) } }],
  'routes/$lang+/account+/address._index': [{ at: '/fi/account/address', get: anyMember(200), post: { form: 'email=nobody', to: anyMember(422) }, shows: ['own'] }],
  'routes/$lang+/account+/address.sent': [{ at: '/fi/account/address/sent', get: anyMember(200) }],
  'routes/$lang+/account+/address.confirm': [{ at: '/fi/account/address/confirm?token=none', get: open, post: { form: '', to: everyone(422) } }],
  'routes/$lang+/account+/address.confirmed': page('/fi/account/address/confirmed'),
  'routes/$lang+/account+/password': [{ at: '/fi/account/password', get: anyMember(200), post: { form: 'password=wrong&newPassword=short', to: anyMember(422) } }],
  'routes/$lang+/account+/sessions': [{ at: '/fi/account/sessions', get: anyMember(200), post: { form: 'session={othersSession}', to: anyMember(404) } }],
  'routes/$lang+/account+/export._index': [{ at: '/fi/account/export', get: anyMember(200) }],
  'routes/$lang+/account+/export.file': [{ at: '/fi/account/export/file', get: anyMember(200), shows: ['own'] }],
  'routes/$lang+/account+/erase': [{ at: '/fi/account/erase', get: anyMember(200), post: { form: 'password=wrong', to: anyMember(422) } }],
  'routes/$lang+/account+/erased': page('/fi/account/erased'),

  // The desk
  //                                                                      pract editor other repres coord admin
  'routes/$lang+/desk+/questions._index': [{ at: '/fi/desk/questions', get: members('404 200 200 200 200 404') }],
  'routes/$lang+/desk+/questions.$id._index': [
    { at: '/fi/desk/questions/{question}', get: members('                 404   200    404   200    200   404'),
      post: { form: 'text=Kaksi.&lang=fi&base=none', to: members('        404   done   404   403    403   404') } },
    { at: '/fi/desk/questions/{nobody}', get: anyMember(404), post: { form: 'text=Kaksi.&lang=fi', to: anyMember(404) } },
  ],
  'routes/$lang+/desk+/$kind.$id.partner-search._index': [
    { at: '/fi/desk/practices/{publishedPractice}/partner-search', get: members('404 200 404 404 404 404'),
      post: { form: 'text=Hei&lang=fi&until=2001-01-01&base=none', to: members('404 422 404 404 404 404') } },
    { at: '/fi/desk/pilots/{published}/partner-search', get: members('404 200 404 404 404 404'), post: { form: 'text=&lang=fi', to: members('404 422 404 404 404 404') } },
    { at: '/fi/desk/practices/{practiceDraft}/partner-search', get: anyMember(404), post: { form: 'text=Hei', to: anyMember(404) } },
    { at: '/fi/desk/partners/{city}/partner-search', get: anyMember(404), post: { form: 'text=Hei', to: anyMember(404) } },
  ],
  'routes/$lang+/desk+/$kind.$id.partner-search.closing': [
    { at: '/fi/desk/practices/{searchedPractice}/partner-search/closing', get: members('404 → 404 404 404 404'), post: { form: '', to: members('404 done 404 404 404 404') } },
  ],
  'routes/$lang+/desk+/offers.$id': [
    { at: '/fi/desk/offers/{offer}', get: members('404 200 404 404 404 404'), post: { form: 'reply=', to: members('404 422 404 404 404 404') } },
    { at: '/fi/desk/offers/{offer}', get: members('404 200 404 404 404 404'), post: { form: 'reply=Hei', to: members('404 done 404 404 404 404') } },
    { at: '/fi/desk/offers/{nobody}', get: anyMember(404), post: { form: 'reply=Hei', to: anyMember(404) } },
  ],
  'routes/$lang+/desk+/questions.$id.showing': [
    { at: '/fi/desk/questions/{question}/showing', get: members('         404   →      404   →      →     404'), post: { form: '', to: members('404 done 404 done done 404') } },
  ],
  'routes/$lang+/desk+/questions.$id.hiding': [
    { at: '/fi/desk/questions/{question}/hiding', get: members('          404   200    404   200    200   404'),
      post: { form: 'reason=Ei+kuulu+t%C3%A4nne', to: members('           404   done   404   done   done  404') } },
    { at: '/fi/desk/questions/{nobody}/hiding', get: anyMember(404), post: { form: 'reason=x', to: anyMember(404) } },
  ],
  'routes/$lang+/desk+/_layout': [{ at: '/fi/desk', get: anyMember(200) }],
  'routes/$lang+/desk+/_index': [{ at: '/fi/desk', get: anyMember(200) }],

  // Writing: editors of the organisation that leads. For all others what is not public does not exist.
  //                                                                                  pract editor other repres coord admin
  'routes/$lang+/desk+/$kind.new': [
    { at: '/fi/desk/pilots/new', get: members('                                       403   200    200   403    403   403'),
      post: { form: 'lead={city}&originalLang=fi', to: members('                      403   done   403   403    403   403') } },
    { at: '/fi/desk/practices/new?from={published}', get: members('                   403   200    200   403    403   403'),
      post: { form: 'lead={city}&originalLang=fi&from={published}', to: members('     403   done   403   403    403   403') } },
    { at: '/fi/desk/nothing/new', get: anyMember(404), post: { form: '', to: anyMember(404) } },
  ],
  'routes/$lang+/desk+/$kind.$id._index': [
    { at: '/fi/desk/pilots/{draft}', get: mayOpen },
    { at: '/fi/desk/pilots/{submitted}', get: mayOpen },
    { at: '/fi/desk/pilots/{published}', get: mayOpen },
    { at: '/fi/desk/practices/{practiceDraft}', get: mayOpen },
    { at: '/fi/desk/practices/{draft}', get: anyMember(404) },
    { at: '/fi/desk/pilots/{nobody}', get: anyMember(404) },
  ],
  'routes/$lang+/desk+/$kind.$id.$section': [
    { at: '/fi/desk/pilots/{draft}/basics', get: editorOnly('200'), post: { form: 'title=Uusi&base=', to: editorOnly('409', '409') } },
    { at: '/fi/desk/pilots/{draft}/nothing', get: members('404 404 404 404 404 404'), post: { form: '', to: anyMember(404) } },
    { at: '/fi/desk/practices/{practiceDraft}/basics', get: editorOnly('200'), post: { form: 'title=Uusi&base=', to: editorOnly('409', '409') } },
  ],
  'routes/$lang+/desk+/$kind.$id.pictures': [
    { at: '/fi/desk/pilots/{draft}/pictures', get: editorOnly('200'), post: { form: 'intent=add&base=', to: editorOnly('409', '409') } },
  ],
  'routes/$lang+/desk+/$kind.$id.documents': [
    { at: '/fi/desk/practices/{practiceDraft}/documents', get: editorOnly('200'), post: { form: 'intent=add&base=', to: editorOnly('422', '409') } },
    { at: '/fi/desk/pilots/{draft}/documents', get: members('404 404 404 404 404 404'), post: { form: '', to: anyMember(404) } },
  ],
  'routes/$lang+/desk+/$kind.$id.translations': [{ at: '/fi/desk/pilots/{draft}/translations', get: editorOnly('200') }],
  'routes/$lang+/desk+/$kind.$id.translations_.$to': [
    { at: '/fi/desk/pilots/{draft}/translations/sv', get: editorOnly('200'), post: { form: 'title=Ny&base=', to: editorOnly('409', '409') } },
    { at: '/fi/desk/pilots/{draft}/translations/fi', get: anyMember(404), post: { form: '', to: anyMember(404) } },
  ],
  'routes/$lang+/desk+/$kind.$id.check': [
    { at: '/fi/desk/pilots/{draft}/check', get: editorOnly('200'), post: { form: '', to: members('    404   done   404   404    403   404') } },
  ],
  'routes/$lang+/desk+/$kind.$id.withdraw': [
    { at: '/fi/desk/pilots/{submitted}/withdraw', get: editorOnly('200'), post: { form: 'reason=', to: members('404   done   404   404    403   404') } },
  ],
  'routes/$lang+/desk+/$kind.$id.state.$to': [
    { at: '/fi/desk/pilots/{published}/state/running', get: editorOnly('200'), post: { form: 'reason=', to: members('404   done   404   404    403   404') } },
    { at: '/fi/desk/practices/{retirable}/state/retired', get: members('404 → 404 200 200 404'), post: { form: 'reason=Syy', to: members('404 403 404 done done 404') } },
    { at: '/fi/desk/pilots/{published}/state/approved', get: anyMember(404), post: { form: 'reason=', to: anyMember(404) } },
  ],

  // Milestones of published pilots: editors record, coordinators read
  'routes/$lang+/desk+/pilots.$id.milestones._index': [
    { at: '/fi/desk/pilots/{published}/milestones', get: mayOpen },
    { at: '/fi/desk/pilots/{draft}/milestones', get: anyMember(404) },
    { at: '/fi/desk/pilots/{practiceDraft}/milestones', get: anyMember(404) },
  ],
  'routes/$lang+/desk+/pilots.$id.milestones.$milestone': [
    { at: '/fi/desk/pilots/{published}/milestones/m1', get: mayOpen,
      post: { form: 'state=reached&reachedOn=2026-01-02&note=&lang=fi&evidenceUrl=&base=', to: members('404   done   404   404    403   404') } },
    { at: '/fi/desk/pilots/{published}/milestones/m1', get: mayOpen,
      post: { form: 'state=dropped&note=&lang=fi', to: members('                      404   422    404   404    403   404') } },
    { at: '/fi/desk/pilots/{published}/milestones/nothing', get: anyMember(404), post: { form: 'state=ahead&lang=fi', to: anyMember(404) } },
    { at: '/fi/desk/pilots/{draft}/milestones/m1', get: anyMember(404), post: { form: 'state=ahead&lang=fi', to: anyMember(404) } },
  ],

  // Review in two tiers. The person of `other` is nobody's assessor; an assessor reads only what is theirs (tests/domain/assessment).
  'routes/$lang+/desk+/$kind.$id.release': [
    { at: '/fi/desk/practices/{practiceWaiting}/release', get: members('     404   404    404   200    404   404'), post: { form: 'number=1&decision=release', to: members('404 404 404 done 404 404') } },
    { at: '/fi/desk/practices/{practiceWaiting}/release', get: members('     404   404    404   200    404   404'), post: { form: 'number=1&decision=back&note=', to: members('404 404 404 422 404 404') } },
    { at: '/fi/desk/practices/{practiceDraft}/release', get: anyMember(404) },
    { at: '/fi/desk/pilots/{submitted}/release', get: anyMember(404), post: { form: 'number=1', to: anyMember(404) } },
  ],
  'routes/$lang+/desk+/$kind.$id.assessor': [
    { at: '/fi/desk/practices/{practiceReleased}/assessor?q=a', get: members('404   403    404   404    200   404'), post: { form: 'number=1&replaces=&person={candidate}&word=', to: members('404 403 404 404 done 404') } },
    { at: '/fi/desk/practices/{practiceReleased}/assessor', get: members('   404   403    404   404    200   404'), post: { form: 'number=1&person=x', to: members('404 403 404 404 422 404') } },
    { at: '/fi/desk/pilots/{submitted}/assessor', get: anyMember(404), post: { form: 'number=1', to: anyMember(404) } },
  ],
  'routes/$lang+/desk+/assessments.$id._index': [
    { at: '/fi/desk/assessments/{othersAssessment}', get: anyMember(404), post: { form: 'lock=0&intent=save', to: anyMember(404) } },
    { at: '/fi/desk/assessments/{nobody}', get: anyMember(404) },
  ],
  'routes/$lang+/desk+/assessments.$id.handing-back': [
    { at: '/fi/desk/assessments/{othersAssessment}/handing-back', get: anyMember(404), post: { form: 'reason=x', to: anyMember(404) } },
  ],

  'routes/$lang+/desk+/timeline': [{ at: '/fi/desk/timeline?theme=smart', get: members('404   200    200   404    200   404') }],
  // What is measured: the library is the coordinators', a pilot's indicators and values its editors'; coordinators accept values
  'routes/$lang+/desk+/indicators._index': [{ at: '/fi/desk/indicators', get: coordinators }],
  'routes/$lang+/desk+/indicators.new': [{ at: '/fi/desk/indicators/new', get: coordinators, post: { form: 'unit=', to: refusedBy('422', '404 404 404 404 ? 404') } }],
  'routes/$lang+/desk+/indicators.$key._index': [
    { at: '/fi/desk/indicators/{common}', get: coordinators, post: { form: 'unit=', to: refusedBy('422', '404 404 404 404 ? 404') } },
    { at: '/fi/desk/indicators/none', get: anyMember(404) },
  ],
  'routes/$lang+/desk+/indicators.$key.retirement': [
    { at: '/fi/desk/indicators/{common}/retirement', get: refusedBy('→', '404 404 404 404 ? 404'), post: { form: 'retired=yes', to: refusedBy('done', '404 404 404 404 ? 404') } },
  ],
  'routes/$lang+/desk+/pilots.$id.indicators._index': [
    { at: '/fi/desk/pilots/{published}/indicators', get: mayOpen },
    { at: '/fi/desk/pilots/{draft}/indicators', get: mayOpen },
    { at: '/fi/desk/pilots/{practiceDraft}/indicators', get: anyMember(404) },
  ],
  'routes/$lang+/desk+/pilots.$id.indicators.new': [
    { at: '/fi/desk/pilots/{published}/indicators/new', get: members('                404   200    404   404    403   404'), post: { form: 'fi.name=Melu', to: members('404   400    404   404    400   404') } },
    { at: '/fi/desk/pilots/{draft}/indicators/new?own=quantitative', get: members('   404   200    404   404    403   404'),
      post: { form: 'fi.name=Melu&unit=dB&direction=down', to: members('                404   done   404   404    403   404') } },
  ],
  'routes/$lang+/desk+/pilots.$id.indicators.$indicator.edit': [
    { at: '/fi/desk/pilots/{measured}/edit', get: members('                           404   200    404   404    403   404'), post: { form: 'base=', to: members('404   409    404   404    403   404') } },
    { at: '/fi/desk/pilots/{published}/indicators/{nobody}/edit', get: anyMember(404) },
  ],
  'routes/$lang+/desk+/pilots.$id.indicators.$indicator.retirement': [
    { at: '/fi/desk/pilots/{measured}/retirement', get: members('                     404   200    404   404    403   404'), post: { form: 'retired=yes&reason=Ei', to: members('404   done   404   404    403   404') } },
  ],
  'routes/$lang+/desk+/pilots.$id.indicators.$indicator.values._index': [{ at: '/fi/desk/pilots/{measured}/values?period=2025H1', get: members('404   →   404   404   →   404') }],
  'routes/$lang+/desk+/pilots.$id.indicators.$indicator.values.$period': [
    { at: '/fi/desk/pilots/{measured}/values/2025H2', get: mayOpen, post: { form: 'figure.value=5&intent=save&base=', to: members('404   409    404   404    403   404') } },
    { at: '/fi/desk/pilots/{measured}/values/2025H1', get: mayOpen, post: { form: 'figure.value=5&intent=discard', to: members('404   409    404   404    403   404') } },
    { at: '/fi/desk/pilots/{measured}/values/2025H9', get: anyMember(404) },
  ],
  'routes/$lang+/desk+/figures._index': [{ at: '/fi/desk/figures', get: coordinators }],
  'routes/$lang+/desk+/figures.$id': [
    { at: '/fi/desk/figures/{figure}', get: mayOpen, post: { form: 'decision=accept&seen=2025-07-02T09:00:00.000Z', to: members('404   403    404   404    done  404') } },
    { at: '/fi/desk/figures/{figure}', get: mayOpen, post: { form: 'decision=return&reason=&seen=2025-07-02T09:00:00.000Z', to: members('404   403    404   404    422   404') } },
    { at: '/fi/desk/figures/{nobody}', get: anyMember(404), post: { form: 'decision=accept', to: anyMember(404) } },
  ],

  // Reviewing: coordinators. An editor is led back to the overview.
  'routes/$lang+/desk+/$kind.$id.review': [
    { at: '/fi/desk/pilots/{submitted}/review', get: members('                        404   →      404   404    200   404'),
      post: { form: 'number=1&decision=approve', to: members('                        404   403    404   404    done  404') } },
    { at: '/fi/desk/pilots/{draft}/review', get: members('                            404   →      404   404    →     404'),
      post: { form: 'number=1&decision=approve', to: members('                        404   403    404   404    409   404') } },
  ],

  // Report rounds: coordinators alone; for all others there are none.
  'routes/$lang+/desk+/rounds._index': [{ at: '/fi/desk/rounds', get: coordinators }],
  'routes/$lang+/desk+/rounds.new': [
    { at: '/fi/desk/rounds/new', get: coordinators, post: { form: 'period=never', to: refusedBy('422', '404 404 404 404 ? 404') } },
    { at: '/fi/desk/rounds/new', get: coordinators, post: { form: 'period=2099Q4&dueOn=2100-02-01', to: refusedBy('done', '404 404 404 404 ? 404') } },
  ],
  'routes/$lang+/desk+/rounds.$id._index': [
    { at: '/fi/desk/rounds/{draftRound}', get: coordinators },
    { at: '/fi/desk/rounds/{openRound}?show=overdue&page=9', get: coordinators },
    { at: '/fi/desk/rounds/{closedRound}', get: coordinators },
    { at: '/fi/desk/rounds/{nobody}', get: anyMember(404) },
    { at: '/fi/desk/rounds/none', get: anyMember(404) },
  ],
  'routes/$lang+/desk+/rounds.$id.edit': [
    { at: '/fi/desk/rounds/{draftRound}/edit', get: coordinators, post: { form: 'period=2026H1&dueOn=2099-01-01&base=', to: refusedBy('409', '404 404 404 404 ? 404') } },
    { at: '/fi/desk/rounds/{closedRound}/edit', get: refusedBy('403', '404 404 404 404 ? 404'), post: { form: 'period=2026H1&dueOn=2099-01-01', to: refusedBy('403', '404 404 404 404 ? 404') } },
  ],
  'routes/$lang+/desk+/rounds.$id.delete': [
    { at: '/fi/desk/rounds/{draftRound}/delete', get: coordinators, post: { form: '', to: refusedBy('done', '404 404 404 404 ? 404') } },
    { at: '/fi/desk/rounds/{openRound}/delete', get: refusedBy('403', '404 404 404 404 ? 404'), post: { form: '', to: refusedBy('403', '404 404 404 404 ? 404') } },
  ],
  'routes/$lang+/desk+/rounds.$id.questions._index': [
    { at: '/fi/desk/rounds/{draftRound}/questions', get: coordinators, post: { form: 'question=a&do=remove&base=', to: refusedBy('409', '404 404 404 404 ? 404') } },
    { at: '/fi/desk/rounds/{openRound}/questions', get: refusedBy('403', '404 404 404 404 ? 404'), post: { form: 'question=a&do=remove', to: refusedBy('403', '404 404 404 404 ? 404') } },
  ],
  'routes/$lang+/desk+/rounds.$id.questions.$question': [
    { at: '/fi/desk/rounds/{draftRound}/questions/new', get: coordinators, post: { form: 'kind=line&fi.label=Uusi', to: refusedBy('done', '404 404 404 404 ? 404') } },
    { at: '/fi/desk/rounds/{draftRound}/questions/a', get: coordinators, post: { form: 'kind=line&fi.label=Uusi&base=', to: refusedBy('409', '404 404 404 404 ? 404') } },
    { at: '/fi/desk/rounds/{draftRound}/questions/none', get: anyMember(404), post: { form: 'kind=line&fi.label=Uusi', to: anyMember(404) } },
    { at: '/fi/desk/rounds/{openRound}/questions/a', get: refusedBy('403', '404 404 404 404 ? 404'), post: { form: 'kind=line&fi.label=Uusi', to: refusedBy('403', '404 404 404 404 ? 404') } },
  ],
  'routes/$lang+/desk+/rounds.$id.preview': [
    { at: '/fi/desk/rounds/{draftRound}/preview', get: coordinators, post: { form: 'base=0&do=save&themes=smart', to: refusedBy('done', '404 404 404 404 ? 404') } },
    { at: '/fi/desk/rounds/{draftRound}/preview', get: coordinators, post: { form: 'base=7&do=start', to: refusedBy('409', '404 404 404 404 ? 404') } },
    { at: '/fi/desk/rounds/{openRound}/preview', get: refusedBy('403', '404 404 404 404 ? 404'), post: { form: 'base=0&do=start', to: refusedBy('409', '404 404 404 404 ? 404') } },
  ],
  'routes/$lang+/desk+/rounds.$id.missing': [{ at: '/fi/desk/rounds/{openRound}/missing', get: coordinators, post: { form: '', to: refusedBy('done', '404 404 404 404 ? 404') } }],
  'routes/$lang+/desk+/rounds.$id.close': [
    { at: '/fi/desk/rounds/{openRound}/close', get: coordinators, post: { form: '', to: refusedBy('done', '404 404 404 404 ? 404') } },
    { at: '/fi/desk/rounds/{draftRound}/close', get: refusedBy('→', '404 404 404 404 ? 404'), post: { form: '', to: refusedBy('403', '404 404 404 404 ? 404') } },
  ],
  'routes/$lang+/desk+/rounds.$id.extend.$report': [
    { at: '/fi/desk/rounds/{roundAndReport}', get: coordinators, post: { form: 'dueOn=2061-01-01&reason=Loma&stands=2060-01-01', to: refusedBy('done', '404 404 404 404 ? 404') } },
    { at: '/fi/desk/rounds/{roundAndOther}', get: anyMember(404), post: { form: 'dueOn=2061-01-01&reason=Loma&stands=2060-01-01', to: anyMember(404) } },
  ],
  'routes/$lang+/desk+/rounds.$id.reminders': [
    { at: '/fi/desk/rounds/{openRound}/reminders', get: everyone('→'), post: { form: 'all=yes', to: refusedBy('done', '404 404 404 404 ? 404') } },
    { at: '/fi/desk/rounds/{openRound}/reminders', get: everyone('→'), post: { form: '', to: refusedBy('→', '404 404 404 404 ? 404') } },
    { at: '/fi/desk/rounds/{closedRound}/reminders', get: everyone('→'), post: { form: 'all=yes', to: refusedBy('403', '404 404 404 404 ? 404') } },
  ],

  // Reports as the ministry reads them: coordinators, each but the one who edits for the organisation. Its editors are led to the report.
  'routes/$lang+/desk+/work': [{ at: '/fi/desk/work?kind=report', get: coordinators }],
  // What this organisation took up from the other: both sides may read it, its editors write, its representatives confirm for it.
  'routes/$lang+/desk+/replications._index': [{ at: '/fi/desk/replications', get: anyMember(200) }],
  'routes/$lang+/desk+/replications.new': [
    { at: '/fi/desk/replications/new?practice={takeableSlug}', get: anyMember(200), post: { form: 'state=interested&lang=fi', to: members('422 done 422 422 422 422') } },
    { at: '/fi/desk/replications/new?practice={practiceDraftSlug}', get: anyMember(404), post: { form: 'state=interested&lang=fi', to: anyMember(404) } },
  ],
  'routes/$lang+/desk+/replications.$id._index': [{ at: '/fi/desk/replications/{replication}', get: members('404 200 200 200 200 404') }, { at: '/fi/desk/replications/{city}', get: anyMember(404) }],
  'routes/$lang+/desk+/replications.$id.former': [
    { at: '/fi/desk/replications/{formerReplication}/former', get: members('404 200 404 200 404 404') },
    { at: '/fi/desk/replications/{replication}/former', get: anyMember(404) },
  ],
  'routes/$lang+/desk+/replications.$id.edit': [{ at: '/fi/desk/replications/{replication}/edit', get: members('404 200 403 403 403 404'), post: { form: 'base=0&state=adopted&lang=fi', to: members('404 done 403 403 403 404') } }],
  'routes/$lang+/desk+/replications.$id.source': [{ at: '/fi/desk/replications/{replication}/source', get: members('404 200 403 403 403 404'), post: { form: 'base=0&sourceId=x', to: members('404 422 403 403 403 404') } }],
  'routes/$lang+/desk+/replications.$id.drop': [{ at: '/fi/desk/replications/{replication}/drop', get: members('404 200 403 403 403 404'), post: { form: 'base=0&reason=Syy', to: members('404 done 403 403 403 404') } }],
  'routes/$lang+/desk+/replications.$id.delete': [{ at: '/fi/desk/replications/{replication}/delete', get: members('404 200 403 403 403 404'), post: { form: '', to: members('404 done 403 403 403 404') } }],
  'routes/$lang+/desk+/replications.$id.confirmation': [
    { at: '/fi/desk/replications/{formerReplication}/confirmation?side=giving', get: members('404 → 403 → 403 404'), post: { form: 'base=0', to: members('404 409 403 409 403 404') } },
    { at: '/fi/desk/replications/{formerLead}/confirmation?side=giving', get: members('404 → 404 → 403 404') },
    { at: '/fi/desk/replications/{replication}/confirmation?side=receiving', get: members('404 403 403 200 403 404'), post: { form: 'base=0', to: members('404 403 403 done 403 404') } },
    { at: '/fi/desk/replications/{replication}/confirmation?side=giving', get: members('404 403 403 403 403 404'), post: { form: 'base=0', to: members('404 403 403 403 403 404') } },
    { at: '/fi/desk/replications/{replication}/confirmation', get: anyMember(404), post: { form: 'base=0', to: anyMember(404) } },
  ],
  'routes/$lang+/desk+/replications.$id.withdrawal': [
    { at: '/fi/desk/replications/{confirmedReplication}/withdrawal?side=receiving', get: members('404 403 403 200 403 404'), post: { form: 'reason=Syy', to: members('404 403 403 done 403 404') } },
  ],
  // What became of this organisation's pilot: its editors and representatives say so, coordinators read it.
  'routes/$lang+/desk+/follow-ups._index': [{ at: '/fi/desk/follow-ups', get: members('404 200 200 200 200 404') }, { at: '/fi/desk/follow-ups?show=answered', get: members('404 200 200 200 200 404') }],
  'routes/$lang+/desk+/follow-ups.$id': [
    { at: '/fi/desk/follow-ups/{followUp}', get: members('404 200 404 200 200 404'), post: { form: 'base=0&outcome=spread&reason=&lang=fi&leadId={otherCity}&answeredById={someone}', to: members('404 done 404 done 403 404') } },
    { at: '/fi/desk/follow-ups/{followUp}', get: members('404 200 404 200 200 404'), post: { form: 'base=0&outcome=stopped&reason=&lang=fi', to: members('404 422 404 422 403 404') } },
    { at: '/fi/desk/follow-ups/{followUp}', get: members('404 200 404 200 200 404'), post: { form: 'base=7&outcome=continued&reason=&lang=fi', to: members('404 409 404 409 403 404') } },
    { at: '/fi/desk/follow-ups/{followUpAhead}', get: members('404 200 404 200 200 404'), post: { form: 'base=0&outcome=continued&reason=&lang=fi', to: members('404 422 404 422 403 404') } },
    { at: '/fi/desk/follow-ups/{nobody}', get: anyMember(404), post: { form: 'base=0&outcome=continued&lang=fi', to: anyMember(404) } },
  ],
  'routes/$lang+/desk+/reports._index': [{ at: '/fi/desk/reports?state=overdue', get: coordinators }],
  'routes/$lang+/desk+/reports.$id.review._index': [
    { at: '/fi/desk/reports/{reviewable}/review', get: members('                      404   →      404   404    200   404'),
      post: { form: 'number=1&decision=accept', to: members('                         404   →      404   404    done  404') } },
    { at: '/fi/desk/reports/{reviewable}/review', get: members('                      404   →      404   404    200   404'),
      post: { form: 'decision=remark&remark=Keskenämme', to: members('                404   →      404   404    done  404') } },
    { at: '/fi/desk/reports/{nobody}/review', get: anyMember(404), post: { form: 'number=1&decision=accept', to: anyMember(404) } },
  ],
  'routes/$lang+/desk+/reports.$id.review.skip': [
    { at: '/fi/desk/reports/{owedReport}/review/skip', get: members('                 404   →      404   404    200   404'),
      post: { form: 'reason=Ei', to: members('                                        404   →      404   404    done  404') } },
  ],
  // Reports: editors of the pilot's organisation write and hand in; coordinators look.
  'routes/$lang+/desk+/reports.$id.review.reopen': [
    { at: '/fi/desk/reports/{skippedReport}/review/reopen', get: members('            404   →      404   404    200   404'),
      post: { form: 'reason=Tarvitaan', to: members('                                 404   →      404   404    done  404') } },
    { at: '/fi/desk/reports/{owedReport}/review/reopen', get: members('               404   →      404   404    →     404'),
      post: { form: 'reason=Tarvitaan', to: members('                                 404   →      404   404    409   404') } },
  ],
  'routes/$lang+/desk+/reports.$id._index': [{ at: '/fi/desk/reports/{report}', get: mayOpen }, { at: '/fi/desk/reports/{handedIn}', get: mayOpen }, { at: '/fi/desk/reports/{nobody}', get: anyMember(404) }],
  'routes/$lang+/desk+/reports.$id.form': [
    { at: '/fi/desk/reports/{report}/form', get: editorOnly('200'), post: { form: 'lang=fi', to: members('404   done   404   404    403   404') } },
    { at: '/fi/desk/reports/{handedIn}/form', get: editorOnly('200'), post: { form: 'lang=fi', to: members('404 422   404   404    403   404') } },
  ],
  'routes/$lang+/desk+/reports.$id.check': [
    { at: '/fi/desk/reports/{report}/check', get: editorOnly('200'), post: { form: '', to: members('    404   done   404   404    403   404') } },
  ],
  'routes/$lang+/desk+/reports.$id.versions.$number': [
    { at: '/fi/desk/reports/{handedIn}/versions/1', get: mayOpen },
    { at: '/fi/desk/reports/{handedIn}/versions/2', get: anyMember(404) },
    { at: '/fi/desk/reports/{report}/versions/1', get: anyMember(404) },
  ],

  // Who joins: coordinators decide, representatives of the organisation say yes or no
  'routes/$lang+/desk+/applications._index': [{ at: '/fi/desk/applications', get: members('404   404    404   200    200   404') }],
  'routes/$lang+/desk+/applications.$id._index': [
    { at: '/fi/desk/applications/{application}', get: members('                       404   404    404   200    200   404'), shows: ['applicant'] },
    { at: '/fi/desk/applications/{unconfirmed}', get: anyMember(404) },
  ],
  'routes/$lang+/desk+/applications.$id.answer': [
    { at: '/fi/desk/applications/{application}/answer', get: members('                404   404    404   200    200   404'),
      post: { form: 'answer=yes', to: members('                                       404   404    404   done   403   404') } },
  ],
  'routes/$lang+/desk+/applications.$id.approve': [
    { at: '/fi/desk/applications/{answered}/approve', get: decides, post: { form: 'roles=practitioner', to: refusedBy('done', '404 404 404 404 ? 404') } },
    { at: '/fi/desk/applications/{unconfirmed}/approve', get: anyMember(404), post: { form: 'roles=practitioner', to: anyMember(404) } },
  ],
  'routes/$lang+/desk+/applications.$id.decline': [
    { at: '/fi/desk/applications/{application}/decline', get: decides, post: { form: 'reason=Ei', to: refusedBy('done', '404 404 404 404 ? 404') } },
  ],
  'routes/$lang+/desk+/applications.$id.organisation': [
    { at: '/fi/desk/applications/{application}/organisation', get: decides, post: { form: 'organisation={otherCity}', to: refusedBy('done', '404 404 404 404 ? 404') } },
  ],

  // Organisations: editors and coordinators edit the profile; members see members; representatives change them
  'routes/$lang+/desk+/partners+/_index': [{ at: '/fi/desk/partners', get: anyMember(200) }],
  'routes/$lang+/desk+/partners+/new': [{ at: '/fi/desk/partners/new', get: coordinators, post: { form: 'name=', to: refusedBy('422', '404 404 404 404 ? 404') } }],
  'routes/$lang+/desk+/partners+/$id.edit': [
    { at: '/fi/desk/partners/{city}/edit', get: mayOpen, post: { form: 'title=', to: members('404   422    404   404    422   404') } },
    { at: '/fi/desk/partners/{draft}/edit', get: anyMember(404), post: { form: 'title=T', to: anyMember(404) } },
  ],
  'routes/$lang+/desk+/partners+/$id.translations.$to': [
    { at: '/fi/desk/partners/{city}/translations/sv', get: mayOpen, post: { form: 'title=Staden', to: members('404   409    404   404    409   404') } },
  ],
  'routes/$lang+/desk+/partners+/$id.merge': [
    { at: '/fi/desk/partners/{city}/merge', get: coordinators, post: { form: 'into={otherCity}', to: refusedBy('422', '404 404 404 404 ? 404') } },
  ],
  'routes/$lang+/desk+/partners+/$id.members._index': [
    { at: '/fi/desk/partners/{city}/members', get: members('                          200   200    404   200    200   404'), shows: ['invited'] },
  ],
  'routes/$lang+/desk+/partners+/$id.members.$membership': [
    { at: '/fi/desk/partners/{city}/members/{membership}', get: members('             404   404    404   200    200   404'),
      post: { form: 'roles=editor&side=politics&base=', to: members('                 404   404    404   409    409   404') } },
    { at: '/fi/desk/partners/{city}/members/{membership}', get: members('             404   404    404   200    200   404'),
      post: { form: 'do=remove', to: members('                                        404   404    404   done   done  404') } },
    { at: '/fi/desk/partners/{city}/members/{othersMembership}', get: anyMember(404), post: { form: 'do=remove', to: anyMember(404) } },
  ],
  'routes/$lang+/desk+/partners+/$id.members.invite': [
    { at: '/fi/desk/partners/{city}/members/invite', get: members('                   403   200    404   200    200   404'),
      post: { form: 'email={newAddress}&name=&roles=editor&side=politics&lang=fi', to: members('404   403    404   done   done  404') } },
  ],
  'routes/$lang+/desk+/partners+/$id.members.leave': [
    { at: '/fi/desk/partners/{city}/members/leave', get: members('                    200   200    404   200    404   404'),
      post: { form: '', to: members('                                                 done  done   403   done   403   403') } },
  ],
  'routes/$lang+/desk+/partners+/$id.members.revoke': [
    { at: '/fi/desk/partners/{city}/members/revoke', get: everyone('→'),
      post: { form: 'invitation={invitation}', to: members('                          404   404    404   done   done  404') } },
    { at: '/fi/desk/partners/{otherCity}/members/revoke', get: everyone('→'), post: { form: 'invitation={invitation}', to: anyMember(404) } },
  ],

  // The portfolio: coordinators; a view is its owner's alone.
  'routes/$lang+/desk+/portfolio._index': [{ at: '/fi/desk/portfolio?report=overdue&sort=budget', get: coordinators }],
  'routes/$lang+/desk+/portfolio.reminders': [
    { at: '/fi/desk/portfolio/reminders?round={startedRound}&pilot={published}', get: coordinators, post: { form: 'round={startedRound}', to: refusedBy('422', '404 404 404 404 ? 404') } },
    { at: '/fi/desk/portfolio/reminders?round={nobody}', get: anyMember(404), post: { form: 'round={nobody}&pilot={published}', to: anyMember(404) } },
  ],
  'routes/$lang+/desk+/portfolio.views.new': [{ at: '/fi/desk/portfolio/views/new?report=overdue', get: coordinators, post: { form: 'name=Minun', to: refusedBy('done', '404 404 404 404 ? 404') } }],
  'routes/$lang+/desk+/portfolio.views.$id': [{ at: '/fi/desk/portfolio/views/{othersView}', get: anyMember(404), post: { form: 'name=Minun', to: anyMember(404) } }],

  // Spreadsheets: editors and coordinators; one that was sent is its sender's alone.
  'routes/$lang+/desk+/imports._index': [{ at: '/fi/desk/imports', get: members('404 200 200 404 200 404'), post: { form: 'file=none', to: members('404 422 422 404 422 404') } }],
  'routes/$lang+/desk+/imports.workbook': [
    { at: '/fi/desk/imports/workbook?subject=portfolio', get: members('404 200 200 404 200 404') },
    { at: '/fi/desk/imports/workbook?subject=round&round={nobody}', get: anyMember(404) },
  ],
  'routes/$lang+/desk+/imports.$id': [{ at: '/fi/desk/imports/{othersImport}', get: anyMember(404), post: { form: 'do=apply', to: anyMember(404) } }],

  // The programme at a glance and its texts: coordinators. Accounts: administrators.
  'routes/$lang+/desk+/programme._index': [{ at: '/fi/desk/programme', get: coordinators }],
  'routes/$lang+/desk+/programme.$rows': [{ at: '/fi/desk/programme/cities', get: coordinators }, { at: '/fi/desk/programme/none', get: anyMember(404) }],
  'routes/$lang+/desk+/programme.texts._index': [{ at: '/fi/desk/programme/texts', get: coordinators, post: { form: 'startsOn=never', to: refusedBy('422', '404 404 404 404 ? 404') } }],
  'routes/$lang+/desk+/programme.texts.$theme': [
    { at: '/fi/desk/programme/texts/smart', get: coordinators, post: { form: 'fi.lead=', to: refusedBy('422', '404 404 404 404 ? 404') } },
    { at: '/fi/desk/programme/texts/none', get: anyMember(404), post: { form: 'fi.lead=', to: members('404 404 404 404 409 404') } },
  ],
  //                                                                                  pract editor other repres coord admin
  'routes/$lang+/desk+/exports._index': [
    { at: '/fi/desk/exports', get: members('                                          404   200    200   404    200   404'),
      post: { form: 'subject=nothing', to: members('                                  404   422    422   404    422   404') } },
    { at: '/fi/desk/exports', get: members('                                          404   200    200   404    200   404'),
      post: { form: 'subject=pilots&format=csv&lang=fi&theme=&year=&round=', to: members('  404 done  done  404   done  404') } },
    { at: '/fi/desk/exports', get: members('                                          404   200    200   404    200   404'),
      post: { form: 'subject=programme&reportLang=fi&reportTheme=&reportYear=', to: members(' 404 403  403   404   done  404') } },
  ],
  // A file is its owner's alone; tests/routes/exports has what they get.
  'routes/$lang+/desk+/exports.$id._index': [
    { at: '/fi/desk/exports/{othersExport}', get: anyMember(404), post: { form: '', to: anyMember(404) } },
    { at: '/fi/desk/exports/{nobody}', get: anyMember(404), post: { form: '', to: anyMember(404) } },
  ],
  'routes/$lang+/desk+/exports.$id.file': [
    { at: '/fi/desk/exports/{othersExport}/file', get: anyMember(404) },
    { at: '/fi/desk/exports/{nobody}/file', get: anyMember(404) },
  ],
  'routes/$lang+/desk+/people._index': [{ at: '/fi/desk/people', get: administrators, shows: ['everybody'] }],
  'routes/$lang+/desk+/people.$id._index': [
    { at: '/fi/desk/people/{someone}', get: administrators, post: { form: 'roles=administrator', to: refusedBy('done', '404 404 404 404 404 ?') }, shows: ['someone'] },
  ],
  'routes/$lang+/desk+/people.$id.account': [
    { at: '/fi/desk/people/{someone}/account', get: administrators, post: { form: 'account=closed', to: refusedBy('done', '404 404 404 404 404 ?') } },
  ],

  'routes/$lang+/desk+/accessibility': [{ at: '/fi/desk/accessibility', get: administrators, post: { form: 'assessedOn=never', to: refusedBy('422', '404 404 404 404 404 ?') } }],

  // For machines
  'routes/_machine+/healthz': page('/healthz'),
  'routes/_machine+/readyz': page('/readyz'),
  'routes/_machine+/robots[.]txt': page('/robots.txt'),
  'routes/_machine+/sitemap[.]xml': page('/sitemap.xml'),
  'routes/$lang+/feed[.]atom': [...page('/fi/feed.atom'), { at: '/de/feed.atom', get: nowhere }],
  'routes/$lang+/open-data': page('/fi/open-data'),
  'routes/_machine+/catalog[.]jsonld': page('/catalog.jsonld'),
  'routes/_machine+/api.v1._index': page('/api/v1'),
  'routes/_machine+/api.v1.openapi[.]json': page('/api/v1/openapi.json'),
  'routes/_machine+/api.v1.themes': page('/api/v1/themes'),
  'routes/_machine+/api.v1.$kind._index': [...page('/api/v1/pilots?lang=fi'), ...page('/api/v1/partners'), { at: '/api/v1/people', get: nowhere }],
  'routes/_machine+/api.v1.$kind.$slug': [
    ...page('/api/v1/pilots/{publishedSlug}'),
    ...page('/api/v1/partners/{citySlug}'),
    { at: '/api/v1/pilots/{draftSlug}', get: nowhere },
    { at: '/api/v1/pilots/{submittedSlug}', get: nowhere },
    { at: '/api/v1/pilots/{draft}', get: nowhere },
  ],
  'routes/_machine+/api.$': [{ at: '/api/v2/pilots', get: nowhere }],
  'routes/_machine+/og.$lang.site[.]png': page('/og/fi/site.png'),
  'routes/_machine+/og.$lang.$kind.$file': [
    ...page('/og/sv/pilots/{publishedSlug}.png'),
    ...page('/og/fi/partners/{citySlug}.png'),
    { at: '/og/fi/pilots/{draftSlug}.png', get: nowhere },
    { at: '/og/fi/pilots/{submittedSlug}.png', get: nowhere },
    { at: '/og/fi/partners/{publishedSlug}.png', get: nowhere },
    { at: '/og/de/pilots/{publishedSlug}.png', get: nowhere },
  ],
  'routes/_machine+/pictures.$id': [
    ...page('/pictures/{publicPicture}'),
    { at: '/pictures/{draftPicture}', get: columns(['404', '404', '200', '404', '404', '200', '404', '404']) },
    { at: '/pictures/{draft}', get: nowhere },
  ],
  'routes/_machine+/documents.$id.$name': [
    ...page('/documents/{publicDocument}'),
    { at: '/documents/{draftDocument}', get: columns(['404', '404', '200', '404', '404', '200', '404', '404']) },
    { at: '/documents/{draft}/opas.txt', get: nowhere },
  ],

  // Only in a demonstration that sends no mail; elsewhere they do not exist (demo-mail has its own test)
  'routes/demo+/mail._index': [{ at: '/demo/mail', get: open, shows: ['everybody'] }],
  'routes/demo+/mail.$id': [{ at: '/demo/mail/{nobody}', get: nowhere }],
};
