import type { CSSProperties } from 'react';

const FONT = "'Segoe UI', system-ui, -apple-system, Roboto, 'Helvetica Neue', Arial, sans-serif";
const INK = '#1c2b2d';
const FAINT = '#566668';
const ACCENT = '#0b6e69';

const button: CSSProperties = {
  boxSizing: 'border-box',
  borderRadius: '8px',
  padding: '12px 18px',
  margin: '0 8px 8px 0',
  fontSize: '15px',
  fontWeight: 600,
  lineHeight: '20px',
  textAlign: 'center',
  textDecoration: 'none',
};

/** Written into each element: many mail programs know no stylesheet. */
export const style = {
  page: { margin: 0, padding: '24px 12px', backgroundColor: '#eef2f1', color: INK, fontFamily: FONT },
  column: { maxWidth: '600px', margin: '0 auto' },
  brand: { margin: '0 0 20px', color: ACCENT, fontSize: '15px', fontWeight: 700, letterSpacing: '0.02em' },
  heading: { margin: '0 0 16px', fontSize: '26px', lineHeight: '32px', fontWeight: 700 },
  paragraph: { margin: '0 0 14px', fontSize: '16px', lineHeight: '25px' },
  card: {
    margin: '10px 0 24px',
    padding: '24px',
    backgroundColor: '#ffffff',
    border: '1px solid #d8e0de',
    borderRadius: '12px',
  },
  kicker: { margin: '0 0 4px', color: ACCENT, fontSize: '13px', lineHeight: '18px', fontWeight: 700 },
  title: { margin: '0 0 14px', fontSize: '20px', lineHeight: '26px', fontWeight: 700 },
  score: { margin: '0 0 10px', fontSize: '15px', lineHeight: '22px' },
  points: { fontSize: '32px', lineHeight: '40px', fontWeight: 700 },
  scale: { width: '100%', margin: '0 0 16px' },
  reached: { height: '8px', backgroundColor: ACCENT, fontSize: 0, lineHeight: 0 },
  rest: { height: '8px', backgroundColor: '#d8e0de', fontSize: 0, lineHeight: 0 },
  entry: { margin: '0 0 12px', fontSize: '15px', lineHeight: '23px' },
  label: { color: FAINT, fontSize: '13px', lineHeight: '18px' },
  notice: {
    margin: '4px 0 16px',
    padding: '12px 16px 0',
    backgroundColor: '#e6f3f1',
    borderLeft: `4px solid ${ACCENT}`,
    borderRadius: '4px',
  },
  subheading: { margin: '20px 0 10px', fontSize: '16px', lineHeight: '22px', fontWeight: 700 },
  mainButton: { ...button, backgroundColor: ACCENT, color: '#ffffff', border: `1px solid ${ACCENT}` },
  otherButton: { ...button, backgroundColor: '#ffffff', color: INK, border: '1px solid #b4c2bf' },
  footer: { margin: '28px 0 0', color: FAINT, fontSize: '13px', lineHeight: '20px' },
  footerLink: { color: FAINT, textDecoration: 'underline' },
} as const satisfies Record<string, CSSProperties>;

/** What only a stylesheet can say. A mail program that knows none shows the light, wide form. */
export const STYLESHEET = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (max-width: 480px) {
  .button { display: block !important; margin-right: 0 !important; }
  .card > tbody > tr > td { padding: 20px 16px !important; }
}
@media (prefers-color-scheme: dark) {
  .page { background-color: #101a1b !important; }
  .page td { background-color: transparent !important; }
  .page, .page p { color: #dbe5e3 !important; }
  .page .strong, .page .strong p { color: #f3f8f7 !important; }
  .page .faint { color: #a3b3b0 !important; }
  .page .brand { color: #5fcbc2 !important; }
  .page .card { background-color: #182526 !important; border-color: #2c3d3e !important; }
  .page .notice { background-color: #14302f !important; border-color: #5fcbc2 !important; }
  .page .reached { background-color: #5fcbc2 !important; }
  .page .rest { background-color: #2c3d3e !important; }
  .page .main-button { background-color: #5fcbc2 !important; border-color: #5fcbc2 !important; color: #06201f !important; }
  .page .other-button { background-color: #182526 !important; border-color: #4a5f60 !important; color: #f3f8f7 !important; }
}`;
