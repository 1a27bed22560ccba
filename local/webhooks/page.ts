import { BEHAVIOURS } from './behaviour';

const STYLE =
  'body{font:15px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem}' +
  'table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.3rem .6rem;' +
  'border-bottom:1px solid #ddd;vertical-align:top}td.n{text-align:right}' +
  'button{font:inherit;padding:.4rem .8rem;margin-right:.4rem}' +
  'button[aria-pressed=true]{background:#1a5;color:#fff}.wrong{color:#b00}code{font-size:13px}';

/** Asks for what has come each second: simple, and good for a page on the same machine. */
const SCRIPT = `
const rows = document.querySelector('tbody');
const buttons = [...document.querySelectorAll('button')];
const cell = (text, name) => Object.assign(document.createElement('td'), {textContent: text, className: name || ''});
async function show() {
  const {behaviour, events} = await (await fetch('/received')).json();
  for (const button of buttons) button.setAttribute('aria-pressed', button.value === behaviour);
  rows.replaceChildren(...events.toReversed().map((event) => {
    const row = document.createElement('tr');
    const data = Object.entries(event.data).map(([name, value]) => name + ' ' + value).join(', ');
    row.append(cell(event.time.slice(11, 23)), cell(event.roomId), cell(event.sequence, 'n'), cell(event.type),
      cell(data), cell(event.afterMs + ' ms', 'n'), cell(event.times, 'n'), cell(event.wrong || '', 'wrong'));
    return row;
  }));
}
for (const button of buttons) button.onclick = async () => {
  const headers = {'content-type': 'application/json'};
  await fetch('/behaviour', {method: 'POST', headers, body: JSON.stringify({behaviour: button.value})});
  await show();
};
const repeat = () => show().catch(() => undefined).then(() => setTimeout(repeat, 1000));
repeat();`;

/** The page that shows events as they come, and has the receiver behave as it should not. */
export function receiverPage(): string {
  const buttons = Object.entries(BEHAVIOURS).map(
    ([value, words]) => `<button value="${value}" aria-pressed="false">${words}</button>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Events / 事件</title>
<style>${STYLE}</style><main><h1>Events / 事件</h1>
<p>${buttons.join('')}</p>
<table><thead><tr><th>time / 时间<th>room / 房间<th>no. / 编号<th>type / 类型<th>data / 内容
<th>after / 延迟<th>times / 次数<th></tr></thead><tbody></tbody></table></main>
<script>${SCRIPT}</script></html>`;
}
