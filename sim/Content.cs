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
    private UInt128 digest;
    private Seldom? seldom = subject is null ? null : new Seldom { Subject = subject };

    public Utf8Text Body { get; } = body;

    /// <summary>Decoded at every look.</summary>
    public string Text => Body.ToString();

    public string? Subject => seldom?.Subject;

    public MessageAttributeSet Attributes { get; } = attributes;

    /// <summary>Text and attributes, as AWS measures a message.</summary>
    public int Bytes { get; } = bytes;

    /// <summary>Where the text lies with others of its batch; null if it lies alone.</summary>
    public BatchBytes? Batch { get; init; }

    public string? MessageGroupId
    {
        get => seldom?.MessageGroupId;
        init => Keep(value)?.MessageGroupId = value;
    }

    /// <summary>X-Ray's header: SQS's one system attribute, which it hands on and does not measure.</summary>
    public MessageAttributeValue? TraceHeader
    {
        get => seldom?.TraceHeader;
        init => Keep(value)?.TraceHeader = value;
    }

    /// <summary>True: the text is the whole body of the SQS message, whatever brought it there.</summary>
    public bool IsComposed { get; init; }

    /// <summary>The texts of MessageStructure json that differ from the default; null without.</summary>
    public IReadOnlyDictionary<string, Content>? ByProtocol
    {
        get => seldom?.ByProtocol;
        init => Keep(value)?.ByProtocol = value;
    }

    /// <summary>As given, or null.</summary>
    public string? MessageDeduplicationId
    {
        get => seldom?.MessageDeduplicationId;
        init => Keep(value)?.MessageDeduplicationId = value;
    }

    /// <summary>As given, or what ContentBasedDeduplication makes of the text: attributes do not count.</summary>
    public string DeduplicationId => Kept.DeduplicationId ??= MessageDeduplicationId
        ?? Convert.ToHexStringLower(SHA256.HashData(Body.Span));

    /// <summary>MD5 of the text, by which clients check it: computed once, however often it is received. 0: not yet.</summary>
    public UInt128 Digest
    {
        get => digest == 0 ? digest = MessageDigest.Of(Body.Span) : digest;
        set => digest = value;
    }

    /// <summary>The same without the group: a FIFO topic does not tell it to queues that are none.</summary>
    public Content Ungrouped() => Kept.Ungrouped ??= new Content(Body, Subject, Attributes, Bytes)
    {
        TraceHeader = TraceHeader, MessageDeduplicationId = MessageDeduplicationId,
    };

    public FilterFields FieldsOf(FilterPolicyScope scope) => scope == FilterPolicyScope.MessageBody
        ? Kept.BodyFields ??= FilterFields.OfBody(Text)
        : Kept.AttributeFields ??= FilterFields.OfAttributes(Attributes);

    private Seldom Kept => seldom ??= new Seldom();

    private Seldom? Keep(object? value) => value is null ? null : Kept;

    /// <summary>What most messages do without: millions of them are kept.</summary>
    private sealed class Seldom
    {
        public string? Subject, MessageGroupId, MessageDeduplicationId, DeduplicationId;
        public MessageAttributeValue? TraceHeader;
        public IReadOnlyDictionary<string, Content>? ByProtocol;
        public FilterFields? AttributeFields, BodyFields;
        public Content? Ungrouped;
    }
}
