/** How pages look, by day and in dark mode, on a telephone and on a desk. */
export const STYLESHEET = `
:root { color-scheme: light dark; --page: #eef2f1; --card: #ffffff; --ink: #1c2b2d; --faint: #566668;
  --line: #b4c2bf; --accent: #0b6e69; --on-accent: #ffffff; }
@media (prefers-color-scheme: dark) {
  :root { --page: #101a1b; --card: #182526; --ink: #e6efed; --faint: #a3b3b0; --line: #4a5f60; --accent: #5fcbc2;
    --on-accent: #06201f; }
}
* { box-sizing: border-box; }
body { margin: 0; padding: 1.5rem 1rem; background: var(--page); color: var(--ink);
  font: 1rem/1.55 'Segoe UI', system-ui, -apple-system, Roboto, 'Helvetica Neue', Arial, sans-serif; }
header, main, footer { max-width: 36rem; margin: 0 auto; }
header { color: var(--accent); font-weight: 700; padding-bottom: 1rem; }
main { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1.75rem; }
footer { color: var(--faint); font-size: .85rem; padding-top: 1rem; }
h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.25; overflow-wrap: anywhere; }
p { margin: 0 0 1rem; }
dl { margin: 0 0 1.25rem; }
dt { color: var(--faint); font-size: .85rem; }
dd { margin: 0 0 .6rem; overflow-wrap: anywhere; }
fieldset { border: 0; margin: 0 0 1.5rem; padding: 0; }
legend { padding: 0; margin: 0 0 .5rem; font-weight: 600; }
label { display: block; margin: 0 0 .35rem; font-weight: 600; }
label.choice { display: flex; gap: .6rem; align-items: baseline; padding: .3rem 0; font-weight: 400; }
label small { color: var(--faint); font-weight: 400; }
input[type=tel], textarea, select { width: 100%; margin: 0 0 1.25rem; padding: .6rem .7rem; font: inherit;
  color: inherit; background: var(--page); border: 1px solid var(--line); border-radius: 8px; }
input[type=radio], input[type=checkbox] { accent-color: var(--accent); }
button { padding: .75rem 1.25rem; font: inherit; font-weight: 600; color: var(--on-accent); background: var(--accent);
  border: 0; border-radius: 8px; cursor: pointer; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`;
