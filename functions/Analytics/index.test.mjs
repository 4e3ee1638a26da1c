import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { consumer, InvalidEvent, read } from './index.mjs';

const NAMES = { counts: 'counts', counted: 'counted', consumer: 'analytics' };
const NOW = Date.parse('2026-11-22T12:00:00.000Z');

/** DynamoDB in a dictionary, as far as a transaction of a put and an update goes. */
class Table {
  counted = new Set();
  /** @type {Map<string, number>} */
  counts = new Map();
  /** @type {Error | undefined} */
  fault;

  /** @param {any} command @returns {Promise<any>} */
  async send(command) {
    if (this.fault) {
      throw this.fault;
    }
    const [{ Put: put }, { Update: update }] = command.input.TransactItems;
    assert.deepEqual([put.TableName, update.TableName], ['counted', 'counts']);
    if (this.counted.has(put.Item.id.S)) {
      throw new TransactionCanceledException({
        message: 'cancelled', $metadata: {}, CancellationReasons: [{ Code: 'ConditionalCheckFailed' }, { Code: 'None' }] });
    }
    this.counted.add(put.Item.id.S);
    this.counts.set(update.Key.metric.S, (this.counts.get(update.Key.metric.S) ?? 0) + 1);
    return {};
  }
}

/** @param {string} messageId @param {string} body @returns {any} */
const message = (messageId, body) => ({
  messageId, body, eventSource: 'aws:sqs', eventSourceARN: 'arn:aws:sqs:eu-west-1:123456789012:analytics',
  attributes: { ApproximateReceiveCount: '2', SentTimestamp: String(NOW) }, messageAttributes: {} });

/** @param {string} id @param {object} [more] */
const order = (id, more) => JSON.stringify({
  specversion: '1.0', id, source: '/shop#web', type: 'order.placed', time: '2026-11-21T23:59:59Z', data: {}, ...more });

/** @param {string} text */
const enveloped = (text) => JSON.stringify({
  Type: 'Notification', MessageId: 'sns-1', TopicArn: 'arn:aws:sns:eu-west-1:123456789012:users', Message: text, Timestamp: '2026-11-22T11:58:30.250Z' });

/** @param {any[]} Records @param {Table} [table] */
async function run(Records, table = new Table()) {
  /** @type {any[]} */
  const lines = [];
  const handle = consumer(table, NAMES, { now: () => NOW, write: (line) => lines.push(JSON.parse(line)) });
  const response = await handle({ Records });
  return { table, lines, failed: response.batchItemFailures.map((failure) => failure.itemIdentifier) };
}

test('events are counted by type and by the day on which they occurred', async () => {
  const { table, lines, failed } = await run([
    message('m1', order('e1')), message('m2', enveloped(order('e2'))), message('m3', enveloped('{"eventType":"USER_SIGNUP","userId":"12345"}'))]);

  assert.deepEqual(failed, []);
  assert.deepEqual([...table.counts], [['2026-11-21#order.placed', 2], ['2026-11-22#user.signed-up', 1]]);
  assert.deepEqual(lines.map((line) => line.outcome), ['processed', 'processed', 'processed']);
  assert.equal(lines.find((line) => line.messageId === 'm3').eventId, 'sns-1');
});

test('the same event is counted once, in a batch and in a later one', async () => {
  const { table, lines } = await run([message('m1', order('e1')), message('m2', order('e1'))]);
  const again = await run([message('m3', order('e1'))], table);

  assert.deepEqual([...table.counts.values()], [1]);
  assert.deepEqual([...lines, ...again.lines].map((line) => line.outcome).sort(), ['duplicate', 'duplicate', 'processed']);
  assert.deepEqual(again.failed, []);
});

test('of a batch, only what failed comes back', async () => {
  const { table, lines, failed } = await run([message('m1', 'no event'), message('m2', order('e2'))]);

  assert.deepEqual(failed, ['m1']);
  assert.deepEqual([...table.counts.values()], [1]);
  const line = lines.find(({ messageId }) => messageId === 'm1');
  assert.deepEqual([line.outcome, line.attempt, line.reason], ['failed', 2, 'Error: not JSON']);
});

test('a fault of the table brings every message back, and none is counted twice then', async () => {
  const table = new Table();
  table.fault = new Error('throttled');
  assert.deepEqual((await run([message('m1', order('e1')), message('m2', order('e2'))], table)).failed, ['m1', 'm2']);
  table.fault = undefined;

  assert.deepEqual((await run([message('m1', order('e1')), message('m2', order('e2'))], table)).failed, []);
  assert.deepEqual([...table.counts.values()], [2]);
});

for (const [body, reason] of /** @type {[string, RegExp][]} */ ([
  ['user 1', /not JSON/], ['[]', /not a JSON object/], ['{}', /neither a CloudEvent/], ['{"eventType":"OTHER"}', /neither a CloudEvent/],
  [order(''), /without id, source or type/]])) {
  test(`${body} is no event`, () => assert.throws(() => read(message('m1', body)), (error) => error instanceof InvalidEvent && reason.test(error.message)));
}

test('a source with a # is not taken for another source and id', async () => {
  const { table } = await run([message('m1', order('c', { source: '/a#b' })), message('m2', order('b#c', { source: '/a' }))]);

  assert.equal(table.counted.size, 2);
});
