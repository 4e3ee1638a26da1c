using Local.Endpoints;

namespace Tests.Fuzz;

/// <summary>Requests as clients write them, for the fuzzer to spoil: service, protocol, operation, body.</summary>
internal static class WireSeeds
{
    private const string Url = "\"QueueUrl\":\"http://127.0.0.1:4566/123456789012/q\"";
    private const string FormUrl = "QueueUrl=http%3A%2F%2F127.0.0.1%3A4566%2F123456789012%2Fq";
    private const string Topic = "TopicArn=arn%3Aaws%3Asns%3Aus-east-1%3A123456789012%3At";
    private const string Redrive = "{\\\"deadLetterTargetArn\\\":\\\"arn:aws:sqs:us-east-1:123456789012:dead\\\",\\\"maxReceiveCount\\\":2}";

    public static readonly (string Service, AwsProtocol Protocol, string Operation, string Body)[] All =
    [
        .. Sqs(), .. SqsForms(), .. Sns(), .. DynamoDb(),
    ];

    /// <summary>What breaks parsers, and values at the edges of what is allowed.</summary>
    public static readonly string[] Tokens =
    [
        "\"", "\\", "{", "}", "[", "]", ",", ":", "null", "true", "-1", "0", "43201", "9223372036854775808", "1e400", "-0.0", "\\u0000", "\\ud800",
        "\\udc00\\ud800", "\u0001", "\uFFFF", "\uD83D\uDE00", "%", "%00", "%zz", "&", "=", "+", "..", ".", "AWS.", "All", "*", "$or", "anything-but",
        "numeric", "cidr", "exists", "10.0.0.0/33", "<x>", "]]>", "&amp;", "\r\n[ERROR]", "\u001b[2J", ".fifo", "arn:aws:sqs:", "member.1.", "entry.2.",
        "Attribute.1.Name", new string('a', 300), new string('[', 80),
    ];

    private static IEnumerable<(string, AwsProtocol, string, string)> Sqs() => new (string, string)[]
    {
        ("CreateQueue", """{"QueueName":"q2","Attributes":{"VisibilityTimeout":"30","RedrivePolicy":"REDRIVE","DelaySeconds":"1"},"tags":{"a":"b"}}"""),
        ("CreateQueue", """{"QueueName":"q3.fifo","Attributes":{"FifoQueue":"true","ContentBasedDeduplication":"true","DeduplicationScope":"messageGroup"}}"""),
        ("GetQueueUrl", """{"QueueName":"q","QueueOwnerAWSAccountId":"123456789012"}"""),
        ("ListQueues", """{"QueueNamePrefix":"q","MaxResults":5,"NextToken":"x"}"""),
        ("GetQueueAttributes", """{URL,"AttributeNames":["All","QueueArn"]}"""),
        ("SetQueueAttributes", """{URL,"Attributes":{"RedrivePolicy":"REDRIVE","Policy":"{\"Statement\":[]}","VisibilityTimeout":"5"}}"""),
        ("SendMessage", """{URL,"MessageBody":"body","DelaySeconds":1,"MessageGroupId":"g","MessageAttributes":{"a":{"DataType":"Number.x","StringValue":"1.5"},"b":{"DataType":"Binary","BinaryValue":"AQID"}},"MessageSystemAttributes":{"AWSTraceHeader":{"DataType":"String","StringValue":"Root=1"}}}"""),
        ("SendMessage", """{"QueueUrl":"http://127.0.0.1:4566/123456789012/f.fifo","MessageBody":"body","MessageGroupId":"g","MessageDeduplicationId":"d"}"""),
        ("SendMessageBatch", """{URL,"Entries":[{"Id":"1","MessageBody":"a"},{"Id":"2","MessageBody":"b","DelaySeconds":2}]}"""),
        ("ReceiveMessage", """{URL,"MaxNumberOfMessages":10,"VisibilityTimeout":1,"WaitTimeSeconds":0,"AttributeNames":["All"],"MessageAttributeNames":["a.*","All"]}"""),
        ("ReceiveMessage", """{"QueueUrl":"http://127.0.0.1:4566/123456789012/f.fifo","MaxNumberOfMessages":3,"WaitTimeSeconds":1,"ReceiveRequestAttemptId":"x"}"""),
        ("DeleteMessage", """{URL,"ReceiptHandle":"AAAAAAAAAAEAAAAAAAAAAQAAAAAAAAAB"}"""),
        ("DeleteMessageBatch", """{URL,"Entries":[{"Id":"1","ReceiptHandle":"x"}]}"""),
        ("ChangeMessageVisibility", """{URL,"ReceiptHandle":"x","VisibilityTimeout":5}"""),
        ("ChangeMessageVisibilityBatch", """{URL,"Entries":[{"Id":"1","ReceiptHandle":"x","VisibilityTimeout":5}]}"""),
        ("PurgeQueue", """{URL}"""),
        ("TagQueue", """{URL,"Tags":{"k":"v"}}"""),
        ("UntagQueue", """{URL,"TagKeys":["k"]}"""),
        ("ListQueueTags", """{URL}"""),
        ("AddPermission", """{URL,"Label":"l","AWSAccountIds":["123456789012"],"Actions":["SendMessage"]}"""),
        ("RemovePermission", """{URL,"Label":"l"}"""),
        ("ListDeadLetterSourceQueues", """{URL,"MaxResults":3}"""),
        ("StartMessageMoveTask", """{"SourceArn":"arn:aws:sqs:us-east-1:123456789012:dead","MaxNumberOfMessagesPerSecond":5}"""),
        ("ListMessageMoveTasks", """{"SourceArn":"arn:aws:sqs:us-east-1:123456789012:dead","MaxResults":2}"""),
        ("CancelMessageMoveTask", """{"TaskHandle":"x"}"""),
    }.Select(seed => (AwsServices.Sqs, AwsProtocol.Json, seed.Item1, seed.Item2.Replace("URL", Url, StringComparison.Ordinal).Replace("REDRIVE", Redrive, StringComparison.Ordinal)));

    private static IEnumerable<(string, AwsProtocol, string, string)> SqsForms() => new[]
    {
        "Action=CreateQueue&QueueName=q4&Attribute.1.Name=VisibilityTimeout&Attribute.1.Value=3&Tag.1.Key=a&Tag.1.Value=b",
        $"Action=SendMessage&{FormUrl}&MessageBody=a%20b+c&MessageAttribute.1.Name=a&MessageAttribute.1.Value.DataType=String&MessageAttribute.1.Value.StringValue=x",
        $"Action=SendMessageBatch&{FormUrl}&SendMessageBatchRequestEntry.1.Id=1&SendMessageBatchRequestEntry.1.MessageBody=a",
        $"Action=ReceiveMessage&{FormUrl}&MaxNumberOfMessages=3&AttributeName.1=All&MessageAttributeName.1=All&Version=2012-11-05",
        $"Action=GetQueueAttributes&{FormUrl}&AttributeName.1=All",
        $"Action=ListQueueTags&{FormUrl}",
    }.Select(body => (AwsServices.Sqs, AwsProtocol.Query, "", body));

    private static IEnumerable<(string, AwsProtocol, string, string)> Sns() => new[]
    {
        "Action=CreateTopic&Name=t2&Attributes.entry.1.key=DisplayName&Attributes.entry.1.value=x&Tags.member.1.Key=a&Tags.member.1.Value=b",
        $"Action=Subscribe&{Topic}&Protocol=sqs&Endpoint=arn%3Aaws%3Asqs%3Aus-east-1%3A123456789012%3Aq&Attributes.entry.1.key=FilterPolicy&Attributes.entry.1.value=%7B%22a%22%3A%5B%7B%22numeric%22%3A%5B%22%3E%22%2C0%5D%7D%2C%7B%22anything-but%22%3A%5B%22x%22%5D%7D%5D%7D",
        $"Action=Subscribe&{Topic}&Protocol=sqs&Endpoint=arn%3Aaws%3Asqs%3Aus-east-1%3A123456789012%3Adead&Attributes.entry.1.key=FilterPolicyScope&Attributes.entry.1.value=MessageBody&Attributes.entry.2.key=FilterPolicy&Attributes.entry.2.value=%7B%22%24or%22%3A%5B%7B%22a%22%3A%5B%7B%22prefix%22%3A%22x%22%7D%5D%7D%2C%7B%22b%22%3A%5B%7B%22cidr%22%3A%2210.0.0.0%2F8%22%7D%5D%7D%5D%7D",
        $"Action=Publish&{Topic}&Message=%7B%22a%22%3A%5B1%2C%22x%22%5D%7D&Subject=s&MessageAttributes.entry.1.Name=a&MessageAttributes.entry.1.Value.DataType=String.Array&MessageAttributes.entry.1.Value.StringValue=%5B1%5D",
        $"Action=Publish&{Topic}&MessageStructure=json&Message=%7B%22default%22%3A%22x%22%2C%22sqs%22%3A%22y%22%7D",
        $"Action=PublishBatch&{Topic}&PublishBatchRequestEntries.member.1.Id=1&PublishBatchRequestEntries.member.1.Message=a",
        $"Action=GetTopicAttributes&{Topic}",
        $"Action=SetTopicAttributes&{Topic}&AttributeName=Policy&AttributeValue=%7B%22Statement%22%3A%5B%5D%7D",
        $"Action=AddPermission&{Topic}&Label=l&AWSAccountId.member.1=123456789012&ActionName.member.1=Publish",
        $"Action=ListSubscriptionsByTopic&{Topic}&NextToken=x",
        $"Action=ConfirmSubscription&{Topic}&Token=abc",
        "Action=ListTopics",
    }.Select(body => (AwsServices.Sns, AwsProtocol.Query, "", body));

    private static IEnumerable<(string, AwsProtocol, string, string)> DynamoDb() => new (string, string)[]
    {
        ("PutItem", """{"TableName":"items","Item":{"id":{"S":"a"},"n":{"N":"1.5"},"l":{"L":[{"BOOL":true},{"NULL":true}]}},"ConditionExpression":"attribute_not_exists(#i) OR n < :n","ExpressionAttributeNames":{"#i":"id"},"ExpressionAttributeValues":{":n":{"N":"2"}}}"""),
        ("UpdateItem", """{"TableName":"items","Key":{"id":{"S":"a"}},"UpdateExpression":"SET n = n + :one, x.y = if_not_exists(z, :one) REMOVE l[0]","ExpressionAttributeValues":{":one":{"N":"1"}},"ReturnValues":"ALL_NEW"}"""),
        ("GetItem", """{"TableName":"items","Key":{"id":{"S":"a"}},"ConsistentRead":true}"""),
        ("Query", """{"TableName":"items","KeyConditionExpression":"id = :i","ExpressionAttributeValues":{":i":{"S":"a"}},"Limit":3}"""),
        ("TransactWriteItems", """{"TransactItems":[{"Put":{"TableName":"items","Item":{"id":{"S":"b"}}}},{"Delete":{"TableName":"items","Key":{"id":{"S":"c"}}}}],"ClientRequestToken":"t"}"""),
    }.Select(seed => (AwsServices.DynamoDb, AwsProtocol.Json, seed.Item1, seed.Item2));
}
