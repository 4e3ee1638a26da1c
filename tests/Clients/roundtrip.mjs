// A topic, a queue and a message through both, by the AWS SDK for JavaScript 3. Prints what arrived, as JSON.
import { SNSClient, CreateTopicCommand, PublishCommand, SubscribeCommand } from '@aws-sdk/client-sns';
import {
  CreateQueueCommand, DeleteMessageBatchCommand, GetQueueAttributesCommand, ReceiveMessageCommand, SendMessageBatchCommand, SQSClient,
} from '@aws-sdk/client-sqs';

const sqs = new SQSClient({});
const sns = new SNSClient({});
const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'js' }));
const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }));
const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: 'js' }));
await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint: Attributes.QueueArn, Attributes: { RawMessageDelivery: 'true' } }));
await sns.send(new PublishCommand({ TopicArn, Message: 'published', MessageAttributes: { kind: { DataType: 'String', StringValue: 'a' } } }));
await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries: [{ Id: '1', MessageBody: 'sent ü' }] }));
const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, MessageAttributeNames: ['All'] }));
const { Successful } = await sqs.send(new DeleteMessageBatchCommand({
  QueueUrl, Entries: Messages.map(({ ReceiptHandle }, index) => ({ Id: `${index}`, ReceiptHandle })),
}));
process.stdout.write(JSON.stringify({
  bodies: Messages.map(({ Body }) => Body), kind: Messages[0].MessageAttributes?.kind?.StringValue, deleted: Successful.length,
}));
