const STYLE =
  ':root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:24rem;margin:15vh auto;padding:0 1rem}h1{font-size:1.2rem}' +
  'button{font:inherit;padding:.6rem 1.2rem;margin-right:.5rem}strong{font-size:2rem}';

/** The page to pay on; its form posts the same query back, to wherever the page came from. */
export function payPage(query: URLSearchParams): string {
  const amount = (Number(query.get('amount')) / 100).toFixed(2);
  const price = escaped(`${amount} ${query.get('currency')}`);
  const action = (path: string) => escaped(`${path}?${query}`);
  return page(
    `<h1>Local payment / 本地支付</h1><p>For your question to the host, with play money. / 向主播付费提问，用的是演示货币。</p>
<p><strong>${price}</strong></p>
<form method="post" action="${action('pay')}"><button autofocus>Pay / 付款</button>
<button formaction="${action('cancel')}">Cancel / 取消</button></form>`,
  );
}

/** What the payer is told afterwards. */
export function outcomePage(text: string): string {
  return page(`<div role="status"><h1>${escaped(text)}</h1></div>
<p>Close this page: the show goes on in the page before. / 关闭本页，直播就在原来的页面。</p>`);
}

function page(body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Payment / 支付</title>
<style>${STYLE}</style><main>${body}</main></html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
