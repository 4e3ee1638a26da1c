using System.Security.Cryptography;
using System.Text;
using Sim.Sns;

namespace Sim;

/// <summary>
/// A checked message text with its attributes: what a request holds once it was validated. Shared by every message
/// that carries it.
/// </summary>
internal sealed class Content(string text, string? subject, MessageAttributeSet attributes, int bytes)
{
    private FilterFields? attributeFields, bodyFields;
    private string? deduplicationId;

    public string Text { get; } = text;

    public string? Subject { get; } = subject;

    public MessageAttributeSet Attributes { get; } = attributes;

    /// <summary>Text and attributes, as AWS measures a message.</summary>
    public int Bytes { get; } = bytes;

    public string? MessageGroupId { get; init; }

    /// <summary>True: the text is the whole body of the SQS message, whatever brought it there.</summary>
    public bool IsComposed { get; init; }

    /// <summary>As given, or null.</summary>
    public string? MessageDeduplicationId { get; init; }

    /// <summary>As given, or what ContentBasedDeduplication makes of the text: attributes do not count.</summary>
    public string DeduplicationId => deduplicationId ??= MessageDeduplicationId
        ?? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    public FilterFields FieldsOf(FilterPolicyScope scope) => scope == FilterPolicyScope.MessageBody
        ? bodyFields ??= FilterFields.OfBody(Text)
        : attributeFields ??= FilterFields.OfAttributes(Attributes);
}
