using Sim;

namespace Tests.Specs;

/// <summary>A message to send.</summary>
public sealed record SpecMessage(string Body)
{
    public string? Group { get; init; }

    public string? DeduplicationId { get; init; }

    public int? Delay { get; init; }

    public Dictionary<string, MessageAttributeValue> Attributes { get; init; } = [];

    public static implicit operator SpecMessage(string body) => new(body);
}

/// <summary>SQS's answer to a send.</summary>
public sealed record SpecSent(string MessageId, string MD5OfBody, string? MD5OfAttributes, string? SequenceNumber);

/// <summary>A message as received, with all its attributes.</summary>
public sealed record SpecReceived(
    string MessageId, string Handle, string Body, IReadOnlyDictionary<string, string> System, IReadOnlyDictionary<string, string> Attributes);

/// <summary>What AWS refused.</summary>
public sealed class SpecError(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
