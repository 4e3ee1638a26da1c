using System.Security.Cryptography;
using Sim.Sns;
using Sim.Sqs;

namespace Sim;

/// <summary>
/// A checked message text with its attributes: what a request holds once it was validated. Shared by every message
/// that carries it.
/// </summary>
internal sealed class Content(Utf8Text body, string? subject, MessageAttributeSet attributes, int bytes)
{
    private FilterFields? attributeFields, bodyFields;
    private string? deduplicationId;
    private Content? ungrouped;
    private UInt128 digest;

    public Utf8Text Body { get; } = body;

    /// <summary>Decoded at every look.</summary>
    public string Text => Body.ToString();

    public string? Subject { get; } = subject;

    public MessageAttributeSet Attributes { get; } = attributes;

    /// <summary>Text and attributes, as AWS measures a message.</summary>
    public int Bytes { get; } = bytes;

    public string? MessageGroupId { get; init; }

    /// <summary>X-Ray's header: SQS's one system attribute, which it hands on and does not measure.</summary>
    public MessageAttributeValue? TraceHeader { get; init; }

    /// <summary>True: the text is the whole body of the SQS message, whatever brought it there.</summary>
    public bool IsComposed { get; init; }

    /// <summary>The texts of MessageStructure json that differ from the default; null without.</summary>
    public IReadOnlyDictionary<string, Content>? ByProtocol { get; init; }

    /// <summary>As given, or null.</summary>
    public string? MessageDeduplicationId { get; init; }

    /// <summary>As given, or what ContentBasedDeduplication makes of the text: attributes do not count.</summary>
    public string DeduplicationId => deduplicationId ??= MessageDeduplicationId
        ?? Convert.ToHexStringLower(SHA256.HashData(Body.Span));

    /// <summary>MD5 of the text, by which clients check it: computed once, however often it is received. 0: not yet.</summary>
    public UInt128 Digest
    {
        get => digest == 0 ? digest = MessageDigest.Of(Body.Span) : digest;
        set => digest = value;
    }

    /// <summary>The same without the group: a FIFO topic does not tell it to queues that are none.</summary>
    public Content Ungrouped() => ungrouped ??= new Content(Body, Subject, Attributes, Bytes)
    {
        TraceHeader = TraceHeader, MessageDeduplicationId = MessageDeduplicationId,
    };

    public FilterFields FieldsOf(FilterPolicyScope scope) => scope == FilterPolicyScope.MessageBody
        ? bodyFields ??= FilterFields.OfBody(Text)
        : attributeFields ??= FilterFields.OfAttributes(Attributes);
}
