import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('publish.mjs', import.meta.url));
const TOPIC = 'arn:aws:sns:eu-west-1:123456789012:dev-users';

/** SNS, as far as one Publish goes. @param {(form: URLSearchParams) => [number, string]} answer */
async function withSns(answer, /** @type {(url: string) => Promise<void>} */ use) {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) {
      body += chunk;
    }
    const [status, xml] = answer(new URLSearchParams(body));
    response.writeHead(status, { 'content-type': 'text/xml' }).end(xml);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  try {
    const address = /** @type {import('node:net').AddressInfo} */ (server.address());
    await use(`http://127.0.0.1:${address.port}`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

/** @param {string[]} args @param {string} [endpoint] @returns {Promise<{ code: number, stdout: string, stderr: string }>} */
const run = (args, endpoint) => new Promise((resolve) => {
  const env = { PATH: process.env.PATH, AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local', AWS_ENDPOINT_URL: endpoint, AWS_MAX_ATTEMPTS: '1', NODE_NO_WARNINGS: '1' };
  execFile(process.execPath, [SCRIPT, ...args], { env }, (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), stdout, stderr }));
});

test("the guide's event is published to the topic", () => {
  /** @type {URLSearchParams | undefined} */
  let form;
  return withSns((given) => {
    form = given;
    return [200, '<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>m-1</MessageId></PublishResult></PublishResponse>'];
  }, async (url) => {
    assert.deepEqual(await run([TOPIC], url), { code: 0, stdout: 'published m-1\n', stderr: '' });
    assert.deepEqual([form?.get('Action'), form?.get('TopicArn')], ['Publish', TOPIC]);
    assert.deepEqual(JSON.parse(form?.get('Message') ?? ''), { eventType: 'USER_SIGNUP', userId: '12345' });
  });
});

test('what SNS refuses is said, and the exit code is 1', () => withSns(
  () => [404, '<ErrorResponse><Error><Type>Sender</Type><Code>NotFound</Code><Message>Topic does not exist</Message></Error></ErrorResponse>'],
  async (url) => {
    const { code, stderr } = await run([TOPIC, '67890'], url);
    assert.equal(code, 1);
    assert.match(stderr, /Topic does not exist/);
  }));

for (const args of [[], ['users'], [TOPIC, '1', '2']]) {
  test(`arguments [${args}] are refused in one line`, async () => {
    const { code, stdout, stderr } = await run(args);
    assert.deepEqual([code, stdout, stderr.split('\n').length], [2, '', 2]);
    assert.match(stderr, /must be a topic's ARN/);
  });
}
