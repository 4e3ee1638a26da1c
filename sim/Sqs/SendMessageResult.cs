namespace Sim.Sqs;

/// <summary>SQS's answer to a send.</summary>
public sealed record SendMessageResult(Guid MessageId, string MD5OfMessageBody, string? MD5OfMessageAttributes);
