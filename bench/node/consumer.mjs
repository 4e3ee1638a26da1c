// The peer of the C# order-projection with a handler that does nothing: partial batch responses and idempotency of Powertools.
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { IdempotencyConfig, makeIdempotent } from '@aws-lambda-powertools/idempotency';
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

const processor = new BatchProcessor(EventType.SQS);
const config = new IdempotencyConfig({ eventKeyJmesPath: 'id' });

/** @param {import('@aws-sdk/client-dynamodb').DynamoDBClientConfig} client what the client is made with */
export const consumer = client => {
  const persistenceStore = new DynamoDBPersistenceLayer({
    tableName: process.env.IDEMPOTENCY_TABLE,
    awsSdkV3Client: new DynamoDBClient(client),
  });
  const handleEvent = makeIdempotent(async () => {}, { persistenceStore, config });
  // The queue holds what SNS wraps: the event is the text of the notification.
  const handleRecord = record => handleEvent(JSON.parse(JSON.parse(record.body).Message));
  return (event, context) => {
    config.registerLambdaContext(context);
    return processPartialResponse(event, handleRecord, processor, { context });
  };
};

export const handle = consumer({});
