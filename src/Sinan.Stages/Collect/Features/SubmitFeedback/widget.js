// Runs in pages of other sites: everything is inside a shadow root, nothing of the page is read or changed.
// `config` and `words` stand before this file; data-user, data-version, data-device and data-lang on the script's element are optional.
const script = document.currentScript;
const server = new URL(script.src).origin;
const lang = (script.dataset.lang || document.documentElement.lang || navigator.language).toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
const say = words[lang];

const style = new CSSStyleSheet();
style.replaceSync(`
  :host { all: initial; font: 15px/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; color-scheme: light dark;
    --ink: #1c2430; --ground: #fff; --rule: #6b7686; --accent: #24409e; }
  @media (prefers-color-scheme: dark) { :host { --ink: #e8ebf0; --ground: #1b2027; --rule: #97a2b2; --accent: #8fa8ff; } }
  * { box-sizing: border-box; font: inherit; }
  button { cursor: pointer; border: 1px solid var(--accent); border-radius: 8px; padding: 8px 16px; min-height: 44px; background: var(--ground); color: var(--accent); }
  button.main { background: var(--accent); color: var(--ground); }
  button[aria-disabled="true"] { opacity: .6; }
  .open { position: fixed; right: 16px; bottom: 16px; z-index: 2147483000; border-radius: 22px; box-shadow: 0 2px 10px rgb(0 0 0 / 25%); }
  dialog { border: 0; border-radius: 12px; padding: 20px; width: min(420px, calc(100vw - 32px)); background: var(--ground); color: var(--ink); box-shadow: 0 8px 40px rgb(0 0 0 / 35%); }
  dialog::backdrop { background: rgb(0 0 0 / 35%); }
  h2 { margin: 0 0 12px; font-size: 18px; font-weight: 600; }
  form { display: grid; gap: 12px; }
  label, legend { display: block; padding: 0; }
  textarea { width: 100%; min-height: 110px; padding: 8px; border: 1px solid var(--rule); border-radius: 8px; background: var(--ground); color: var(--ink); resize: vertical; }
  fieldset { border: 0; margin: 0; padding: 0; }
  .stars { display: flex; gap: 4px; }
  .stars label { display: grid; place-items: center; min-width: 44px; min-height: 44px; border: 1px solid var(--rule); border-radius: 8px; cursor: pointer; }
  .stars input { position: absolute; opacity: 0; }
  .stars label:has(:checked) { background: var(--accent); color: var(--ground); border-color: var(--accent); }
  :focus-visible, .stars label:has(:focus-visible) { outline: 3px solid var(--accent); outline-offset: 2px; }
  .trap { position: absolute; left: -10000px; }
  .row { display: flex; gap: 8px; justify-content: flex-end; }
  p { margin: 0; min-height: 1.5em; }
`);

const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

const host = make('div', { lang });
const root = host.attachShadow({ mode: 'open' });
root.adoptedStyleSheets = [style];

const open = make('button', { type: 'button', class: 'open', 'aria-haspopup': 'dialog' }, say.open);
const text = make('textarea', { name: 'text', id: 'text', required: '', maxlength: '4000' });
const stars = make('fieldset', {}, make('legend', {}, `${say.rating} ${say.optional}`), make('div', { class: 'stars' },
  ...[1, 2, 3, 4, 5].map(n => make('label', {}, make('input', { type: 'radio', name: 'rating', value: n, 'aria-label': say.star.replace('{n}', n) }), String(n)))));
const files = make('label', {}, `${say.files} ${say.optional} `, make('input', { type: 'file', name: 'files', multiple: '', accept: config.accept }), make('small', {}, say.clean));
const trap = make('label', { class: 'trap', 'aria-hidden': 'true' }, 'website', make('input', { name: 'website', tabindex: '-1', autocomplete: 'off' }));
const status = make('p', { role: 'status' });
const close = make('button', { type: 'button' }, say.close);
const send = make('button', { type: 'submit', class: 'main' }, say.send);
const form = make('form', { novalidate: '' }, make('label', { for: 'text' }, say.text), text, ...(config.rating ? [stars] : []), files, trap, status, make('div', { class: 'row' }, close, send));
const dialog = make('dialog', { 'aria-labelledby': 'title' }, make('h2', { id: 'title' }, say.title), form);
root.append(open, dialog);

let ticket = '';
let isSending = false;
open.addEventListener('click', async () => {
  status.textContent = '';
  dialog.showModal();
  text.focus();
  try {
    const answer = await fetch(`${server}/widget/ticket?token=${encodeURIComponent(config.token)}`, { credentials: 'omit' });
    if (answer.ok) ticket = await answer.text();
  } catch { /* Sending will say that the server cannot be reached. */ }
});
close.addEventListener('click', () => dialog.close());
form.addEventListener('submit', async event => {
  event.preventDefault();
  if (isSending) return;
  if (!text.value.trim()) {
    status.textContent = say.empty;
    text.focus();
    return;
  }
  isSending = true;
  send.setAttribute('aria-disabled', 'true');
  status.textContent = say.sending;
  try {
    const body = new FormData(form);
    body.set('token', config.token);
    body.set('ticket', ticket);
    for (const name of ['user', 'version', 'device']) if (script.dataset[name]) body.set(name, script.dataset[name]);
    const answer = await fetch(`${server}/widget/feedback`, { method: 'POST', body, credentials: 'omit', headers: { 'Accept-Language': lang } });
    if (answer.ok) {
      form.reset();
      status.textContent = say.thanks;
      close.focus();
    } else {
      status.textContent = (await answer.json()).title || say.failed;
    }
  } catch {
    status.textContent = say.failed;
  } finally {
    isSending = false;
    send.removeAttribute('aria-disabled');
  }
});
(document.body || document.documentElement).append(host);
