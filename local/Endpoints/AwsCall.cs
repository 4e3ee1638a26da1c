namespace Local.Endpoints;

/// <summary>One call of an AWS client in the JSON protocol, signed and well addressed; not yet parsed.</summary>
/// <param name="Service">The part of <c>X-Amz-Target</c> before the dot: <c>DynamoDB_20120810</c>, <c>AmazonSQS</c>; or <c>sns</c>.</param>
/// <param name="Operation">Its name alone: <c>PutItem</c>; of SNS in the body.</param>
/// <param name="Body">The request as it came, UTF-8 JSON.</param>
public readonly record struct AwsCall(string Service, string Operation, ReadOnlyMemory<byte> Body);
