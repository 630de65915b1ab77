/** The page's looks: the storefront's ink and paper, one colour for each row of a report, light and dark. */
export const stylesheet = `
:root {
  --ink: #1d2321; --soft: #565f5b; --paper: #fbfaf7; --line: #dfddd5; --grid: #ebe9e2;
  --win: #1f7a5a; --loss: #b4472f;
  --s0: #7b8580; --s1: #1f6fb2; --s2: #d07a1c; --s3: #1f7a5a; --s4: #7a4fa3; --s5: #a8516e;
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e8ebe9; --soft: #a3aca8; --paper: #171b1a; --line: #343b38; --grid: #262c2a;
    --win: #55b892; --loss: #e0795f;
    --s0: #98a19d; --s1: #6cb0e8; --s2: #eca556; --s3: #55b892; --s4: #b692dd; --s5: #e08fae;
  }
}
* { box-sizing: border-box; }
body {
  background: var(--paper); color: var(--ink); margin: 0 auto; max-width: 72rem; padding: 2.5rem 1.5rem 4rem;
  font: 15px/1.5 system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
}
h1 { font-size: 1.75rem; font-weight: 650; letter-spacing: -.01em; line-height: 1.2; margin: 0; }
h2 { border-top: 1px solid var(--line); font-size: 1.15rem; font-weight: 650; margin: 2.75rem 0 1rem; padding-top: 1.25rem; }
header p, .quiet { color: var(--soft); }
header p { margin: .4rem 0 1.75rem; max-width: 46rem; }
.plots { column-gap: 3rem; columns: 26rem 2; }
figure { break-inside: avoid; margin: 0 0 2.25rem; max-width: 40rem; }
figcaption { color: var(--soft); font-size: .9rem; margin-bottom: .6rem; }
figcaption strong { color: var(--ink); font-weight: 600; margin-right: .35em; }
svg { display: block; height: auto; overflow: visible; width: 100%; }
svg text { fill: var(--ink); font-size: 12.5px; }
svg .tick, svg .count { fill: var(--soft); font-size: 11px; }
svg .count { font-size: 9.5px; }
svg .number { font-variant-numeric: tabular-nums; }
.grid { stroke: var(--grid); }
.zero { stroke: var(--soft); }
.interval { stroke: var(--s); stroke-linecap: round; stroke-opacity: .4; stroke-width: 7; }
.dot { fill: var(--s); stroke: var(--paper); stroke-width: 1.5; }
.span { stroke: var(--line); stroke-width: 2; }
.curve { fill: none; stroke: var(--s); stroke-width: 2; }
.bar { fill: var(--s); fill-opacity: .85; }
path.win { fill: var(--win); }
path.loss { fill: var(--loss); }
svg text.win { fill: var(--win); }
svg text.loss { fill: var(--loss); }
.series-0 { --s: var(--s0); } .series-1 { --s: var(--s1); } .series-2 { --s: var(--s2); }
.series-3 { --s: var(--s3); } .series-4 { --s: var(--s4); } .series-5 { --s: var(--s5); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: .9rem; width: 100%; }
th, td { border-bottom: 1px solid var(--line); padding: .42rem .9rem .42rem 0; text-align: left; vertical-align: baseline; }
thead th { color: var(--soft); font-size: .82rem; font-weight: 500; }
tbody th { font-weight: 550; }
.figures tbody th { white-space: nowrap; }
tbody + tbody tr:first-child > * { border-top: 2px solid var(--line); }
table .number { font-variant-numeric: tabular-nums; text-align: right; white-space: nowrap; }
td.win { color: var(--win); } td.loss { color: var(--loss); }
.changes :is(td, th):nth-last-child(-n + 2) { padding-left: 1rem; width: 28%; }
.key { background: var(--s); border-radius: 50%; display: inline-block; height: .65em; margin-right: .6em; width: .65em; }
`;
