// The guide's producer, on the SDK that it was written for (aws-sdk 2): unchanged but for the endpoint.
const AWS = require('aws-sdk');
const sns = new AWS.SNS({ endpoint: process.env.AWS_ENDPOINT_URL, region: process.env.AWS_REGION });

sns.publish({
  Message: JSON.stringify({ eventType: 'USER_SIGNUP', userId: '12345' }),
  TopicArn: process.argv[2],
}).promise().then(
  ({ MessageId }) => process.stdout.write(`${MessageId}\n`),
  (error) => { process.stderr.write(`${error}\n`); process.exitCode = 1; },
);
