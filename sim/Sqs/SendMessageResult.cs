namespace Sim.Sqs;

/// <summary>SQS's answer to a send; to a duplicate, with the id and number of the message that came first.</summary>
/// <param name="SequenceNumber">Of FIFO queues; null otherwise.</param>
/// <param name="BodyDigest">MD5 of the body: its 16 bytes in their order.</param>
public sealed record SendMessageResult(
    Guid MessageId, UInt128 BodyDigest, string? MD5OfMessageAttributes, string? SequenceNumber = null,
    string? MD5OfMessageSystemAttributes = null)
{
    /// <summary>As answers show it: 32 hexadecimal digits.</summary>
    public string MD5OfMessageBody => MessageDigest.TextOf(BodyDigest);
}
