/**
 * Counts events by type and day. Takes batches of its queue with Powertools, which reports the messages that failed, so that
 * the others do not come back with them. Handler: `index.handle`.
 */
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { DynamoDBClient, TransactWriteItemsCommand, TransactionCanceledException } from '@aws-sdk/client-dynamodb';

/**
 * @typedef {{ id: string, source: string, type: string, time: string }} Occurrence What is counted of an event.
 * @typedef {import('aws-lambda').SQSRecord} Message
 * @typedef {Pick<DynamoDBClient, 'send'>} Database
 */

/** The names of bare events; a CloudEvent carries its type by name. See events/EventCatalog.cs. */
const BARE_TYPES = new Map([
  ['USER_SIGNUP', 'user.signed-up'],
  ['USER_DELETED', 'user.deleted'],
  ['ORDER_PLACED', 'order.placed'],
  ['ORDER_CANCELLED', 'order.cancelled'],
]);

/** No copy of a message can still arrive after it: 14 days in the queue, and 14 more after a redrive. */
const REMEMBERED_SECONDS = 28 * 24 * 60 * 60;

/** The message is no event; trying it again will not make it one. */
export class InvalidEvent extends Error {}

/**
 * The event in a message of the queue, out of SNS's envelope if it has one.
 * @param {Message} message
 * @returns {Occurrence}
 */
export function read(message) {
  const outer = parse(message.body);
  const envelope = outer.Type === 'Notification' && typeof outer.Message === 'string' ? outer : undefined;
  const event = envelope ? parse(envelope.Message) : outer;
  if (event.specversion !== undefined) {
    const { id, source, type } = event;
    if (![id, source, type].every((value) => typeof value === 'string' && value !== '')) {
      throw new InvalidEvent('a CloudEvent without id, source or type');
    }
    return { id, source, type, time: time(event.time) ?? sent(message) };
  }
  const type = BARE_TYPES.get(event.eventType);
  if (type === undefined) {
    throw new InvalidEvent('neither a CloudEvent (`specversion`) nor a bare event (`eventType`) of the catalog');
  }
  // A bare event has no id of its own: it takes the broker's.
  return { id: envelope?.MessageId ?? message.messageId, source: envelope?.TopicArn ?? message.eventSourceARN, type, time: sent(message) };
}

/**
 * Counts an event exactly once: that it was counted and the count itself are one transaction, so that neither is without
 * the other, whenever a function dies and however often the message comes.
 * @param {Database} database
 * @param {{ counts: string, counted: string, consumer: string }} names Tables, and whose counts they are.
 * @param {Occurrence} occurrence
 * @param {number} now Milliseconds.
 * @returns {Promise<'processed' | 'duplicate'>}
 */
export async function count(database, names, occurrence, now) {
  const source = occurrence.source.replaceAll('%', '%25').replaceAll('#', '%23');
  const transaction = new TransactWriteItemsCommand({
    TransactItems: [
      {
        Put: {
          TableName: names.counted,
          Item: {
            id: { S: `${names.consumer}#${source}#${occurrence.id}` },
            status: { S: 'COMPLETED' },
            expiresAt: { N: String(Math.floor(now / 1000) + REMEMBERED_SECONDS) },
          },
          ConditionExpression: 'attribute_not_exists(id)',
        },
      },
      {
        Update: {
          TableName: names.counts,
          Key: { metric: { S: `${occurrence.time.slice(0, 10)}#${occurrence.type}` } },
          UpdateExpression: 'ADD #count :one',
          ExpressionAttributeNames: { '#count': 'count' },
          ExpressionAttributeValues: { ':one': { N: '1' } },
        },
      },
    ],
  });
  try {
    await database.send(transaction);
    return 'processed';
  } catch (error) {
    if (error instanceof TransactionCanceledException && error.CancellationReasons?.[0]?.Code === 'ConditionalCheckFailed') {
      return 'duplicate';
    }
    throw error;
  }
}

/**
 * @param {Database} database
 * @param {{ counts: string, counted: string, consumer: string }} names
 * @param {{ now: () => number, write: (line: string) => void }} host The clock, and where log lines go.
 */
export function consumer(database, names, host) {
  const processor = new BatchProcessor(EventType.SQS);
  /** @param {Message} message */
  const handleMessage = async (message) => {
    const started = host.now();
    /** @type {Record<string, unknown>} */
    const about = { messageId: message.messageId };
    try {
      const occurrence = read(message);
      Object.assign(about, { eventId: occurrence.id, eventType: occurrence.type });
      account('Information', { ...about, outcome: await count(database, names, occurrence, started) });
    } catch (error) {
      account('Error', { ...about, outcome: 'failed', reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
      throw error;
    }

    /**
     * One line for each message, with the keys that the C# consumers write.
     * @param {string} level
     * @param {Record<string, unknown>} fields
     */
    function account(level, { outcome, reason, ...fields }) {
      const attempt = Number(message.attributes.ApproximateReceiveCount);
      host.write(JSON.stringify({
        timestamp: new Date(host.now()).toISOString(), level, message: `event ${outcome}`, consumer: names.consumer, outcome,
        ...fields, attempt, durationMs: host.now() - started, reason: typeof reason === 'string' ? reason.slice(0, 500) : undefined,
      }));
    }
  };
  // Every message may have failed: that is told message by message, too, and not by failing the invocation.
  const options = { throwOnFullBatchFailure: false };
  return (/** @type {import('aws-lambda').SQSEvent} */ event) => processPartialResponse(event, handleMessage, processor, options);
}

/** @param {string} text @returns {Record<string, any>} */
function parse(text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    throw new InvalidEvent('not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InvalidEvent('not a JSON object');
  }
  return value;
}

/** @param {Message} message */
const sent = (message) => new Date(Number(message.attributes.SentTimestamp)).toISOString();

/** @param {unknown} text @returns {string | undefined} */
const time = (text) => (typeof text === 'string' && !Number.isNaN(Date.parse(text)) ? new Date(text).toISOString() : undefined);

/** @param {string} name @returns {string} */
function variable(name) {
  const value = process.env[name];
  if (!value) {
    throw new Error(`The environment variable ${name} is not set: the stack sets it on the function of every consumer.`);
  }
  return value;
}

/** @type {ReturnType<typeof consumer> | undefined} Made once per execution environment. */
let handler;

/** @param {import('aws-lambda').SQSEvent} event */
export const handle = (event) => {
  handler ??= consumer(
    new DynamoDBClient({}),
    { counts: variable('STATE_TABLE'), counted: variable('IDEMPOTENCY_TABLE'), consumer: variable('CONSUMER_NAME') },
    { now: Date.now, write: (line) => process.stdout.write(`${line}\n`) },
  );
  return handler(event);
};
