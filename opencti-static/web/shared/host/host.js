/**
 * What a page stands in: the one small interface between our pages and the program around them.
 * Drivers: opencti.js (Lightning Experience), standalone.js (a browser tab of its own).
 *
 * Every method answers with a value and never throws; a host that does not answer is an answer too.
 *
 * @typedef {{recordId: string} | {refused: {code: string, words: string}} | {unanswered: true}} Saved
 * @typedef {{number: string, clicked?: import('../protocol.js').Clicked}} Click a number, and the record
 *     that it stands in where the host says so
 * @typedef {{ok: true} | {ok: false, words: string}} Done
 * @typedef {{origin: string, objects: string[], found: import('../protocol.js').Found[]} | {words: string}}
 *     Sought what was found, and the kinds of records that were looked at, all of them: empty where
 *     that is not known
 *
 * @typedef {{
 *   kind: import('../protocol.js').HostKind,
 *   saves: boolean,
 *   pops: boolean,
 *   saveLog: (fields: Record<string, unknown>) => Promise<Saved>,
 *   screenPop: (recordId: string) => Promise<Done>,
 *   search: (terms: string[], callType: string) => Promise<Sought>,
 *   setVisible: (visible: boolean) => Promise<Done>,
 *   setLabel: (text: string) => Promise<Done>,
 *   clickToDial: (enabled: boolean) => Promise<Done>,
 *   onClickToDial: (listener: (click: Click) => void) => void,
 * }} Host `saves`: saveLog can file; `pops`: screenPop shows records inside the host;
 *     `clickToDial`: whether the host's numbers can be clicked; `onClickToDial` is called once
 */

export {};
