namespace Bench.Batches;

/// <summary>The records of a batch: order.placed as CloudEvents, in the envelope of SNS, as Lambda reads them from a queue.</summary>
internal static class RecordText
{
    /// <summary>Stands where each record has a number of its own, its event's id included: no event is a duplicate.</summary>
    public const string Number = "@@";

    public const int RecordsPerBatch = 10;

    private const string Event =
        """{"specversion":"1.0","id":"e-@@","source":"/shop","type":"order.placed","time":"2026-11-22T11:59:00Z","datacontenttype":"application/json","data":{"orderId":"o-@@","userId":"u-1","revision":1,"currency":"EUR","total":500,"lines":[{"sku":"tea","quantity":5,"unitPrice":100}]}}""";

    private static readonly string Envelope =
        $$"""{"Type":"Notification","MessageId":"s-@@","TopicArn":"arn:aws:sns:eu-west-1:123456789012:orders","Message":{{Quoted(Event)}},"Timestamp":"2026-11-22T12:00:00.000Z","SignatureVersion":"1","Signature":"EXAMPLE","SigningCertURL":"https://sns.eu-west-1.amazonaws.com/EXAMPLE.pem","UnsubscribeURL":"https://sns.eu-west-1.amazonaws.com/?Action=Unsubscribe"}""";

    /// <summary>One record, to be numbered.</summary>
    public static string Template { get; } =
        $$"""{"messageId":"m-@@","receiptHandle":"EXAMPLE","body":{{Quoted(Envelope)}},"attributes":{"ApproximateReceiveCount":"1","SentTimestamp":"1795348800000","SenderId":"EXAMPLE","ApproximateFirstReceiveTimestamp":"1795348800000"},"messageAttributes":{},"md5OfBody":"EXAMPLE","eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:123456789012:order-projection","awsRegion":"eu-west-1"}""";

    /// <summary>A batch out of the template, whose records have the numbers from a first one on.</summary>
    public static string Batch(string template, long first) =>
        $$"""{"Records":[{{string.Join(',', Enumerable.Range(0, RecordsPerBatch).Select(at => template.Replace(Number, $"{first + at}", StringComparison.Ordinal)))}}]}""";

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
