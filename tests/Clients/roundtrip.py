"""A topic, a queue and a message through both, by boto3. Prints what arrived, as JSON."""
import json

import boto3
from botocore.exceptions import ClientError

sqs, sns, sts = boto3.client("sqs"), boto3.client("sns"), boto3.client("sts")
url = sqs.create_queue(QueueName="py", Attributes={"VisibilityTimeout": "5"})["QueueUrl"]
arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
topic = sns.create_topic(Name="py")["TopicArn"]
sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn, Attributes={"FilterPolicy": json.dumps({"kind": ["a"]})})
for kind in ("a", "b"):
    sns.publish(TopicArn=topic, Message=f"of kind {kind}", MessageAttributes={"kind": {"DataType": "String", "StringValue": kind}})
messages = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10, WaitTimeSeconds=1)["Messages"]
for message in messages:
    sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
try:
    sqs.get_queue_url(QueueName="none")
    refused = None
except ClientError as error:
    refused = error.response["Error"]["Code"]
print(json.dumps({
    "bodies": [json.loads(message["Body"])["Message"] for message in messages],
    "account": sts.get_caller_identity()["Account"], "refused": refused,
}))
