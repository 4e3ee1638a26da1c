#!/usr/bin/env node
/**
 * Publishes the guide's event, `{"eventType":"USER_SIGNUP","userId":"12345"}`, as any producer with the official SDK would:
 *
 *     node functions/Producers/publish.mjs TOPIC_ARN [USER_ID]
 *
 * Credentials, region and endpoint are the SDK's own: against AWS, or, with AWS_ENDPOINT_URL, against a laptop.
 */
import { pathToFileURL } from 'node:url';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';

/**
 * @param {Pick<SNSClient, 'send'>} sns
 * @param {string} topicArn
 * @param {string} userId
 * @returns {Promise<string | undefined>} The message's id.
 */
export async function publishSignUp(sns, topicArn, userId) {
  const { MessageId } = await sns.send(new PublishCommand({
    TopicArn: topicArn,
    Message: JSON.stringify({ eventType: 'USER_SIGNUP', userId }),
    // What a topic that filters by attributes routes by.
    MessageAttributes: { eventType: { DataType: 'String', StringValue: 'USER_SIGNUP' } },
  }));
  return MessageId;
}

/** @param {string[]} args @returns {Promise<number>} The exit code. */
export async function main([topicArn, userId = '12345', ...rest]) {
  const [, , , region] = topicArn?.match(/^arn:(aws[\w-]*):sns:([\w-]+):(\d{12}):[\w-]+(\.fifo)?$/) ? topicArn.split(':') : [];
  if (!topicArn || !region || rest.length > 0) {
    process.stderr.write(`publish: the first argument is ${topicArn ? `\`${topicArn}\`` : 'missing'}, must be a topic's ARN such as `
      + 'arn:aws:sns:eu-west-1:123456789012:dev-users; a user id may follow, and nothing else.\n');
    return 2;
  }
  try {
    const messageId = await publishSignUp(new SNSClient({ region }), topicArn, userId);
    process.stdout.write(`published ${messageId}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`publish: ${error instanceof Error ? `${error.name}: ${error.message}` : error}\n`);
    return 1;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exitCode = await main(process.argv.slice(2));
}
