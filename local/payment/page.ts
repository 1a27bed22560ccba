const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:24rem;margin:15vh auto;padding:0 1rem}' +
  'button{font:inherit;padding:.6rem 1.2rem;margin-right:.5rem}strong{font-size:2rem}';

/** The page to pay on; its form posts the same query back, to wherever the page came from. */
export function payPage(query: URLSearchParams): string {
  const amount = (Number(query.get('amount')) / 100).toFixed(2);
  const price = escaped(`${amount} ${query.get('currency')}`);
  const action = (path: string) => escaped(`${path}?${query}`);
  return page(
    `<p>Local payment / 本地支付</p><p><strong>${price}</strong></p>
<form method="post" action="${action('pay')}"><button autofocus>Pay / 付款</button>
<button formaction="${action('cancel')}">Cancel / 取消</button></form>`,
  );
}

/** What the payer is told afterwards. */
export function outcomePage(text: string): string {
  return page(`<p role="status">${escaped(text)}</p>`);
}

function page(body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Payment / 支付</title>
<style>${STYLE}</style><main>${body}</main></html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
