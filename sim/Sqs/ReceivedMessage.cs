namespace Sim.Sqs;

/// <summary>
/// A message as one receive gives it. What was not asked for is never composed; the caller leaves out attributes that its
/// client did not name.
/// </summary>
public sealed class ReceivedMessage
{
    private readonly Account account;
    private readonly Message message;
    private readonly Content content;
    private IReadOnlyDictionary<string, string>? systemAttributes;

    internal ReceivedMessage(Account account, int slot, in Message message)
    {
        this.account = account;
        Slot = slot;
        this.message = message;
        content = account.Payloads[message.Payload].Content;
        var envelope = MessageReader.EnvelopeOf(account, message);
        Utf8Body = envelope is null || account.World.IsReplaying
            ? content.Body
            : Sns.Envelope.Compose(account, envelope, message.Publication, content, account.Payloads[message.Payload].PublishedAt);
        Items = envelope is null ? content.Attributes : MessageAttributeSet.Empty;
    }

    public Guid MessageId => account.Identity.OfMessage(message.Sequence);

    public string ReceiptHandle => Handle.ToText(account.Identity, account.Queues[message.Queue].Id);

    public Utf8Text Utf8Body { get; }

    public string Body => Utf8Body.ToString();

    public string MD5OfBody => MessageDigest.TextOf(Utf8Body.Bytes.Equals(content.Body.Bytes) ? content.Digest : MessageDigest.Of(Utf8Body.Span));

    public int ApproximateReceiveCount => message.ReceiveCount;

    /// <summary>SQS's system attributes by AWS's names (SentTimestamp, ApproximateReceiveCount, ...), as strings.</summary>
    public IReadOnlyDictionary<string, string> Attributes =>
        systemAttributes ??= MessageReader.SystemAttributesOf(account, message, content);

    public IReadOnlyDictionary<string, MessageAttributeValue> MessageAttributes => Items.ToDictionary();

    /// <summary>Of all attributes; null without any.</summary>
    public string? MD5OfMessageAttributes => MessageDigest.OfAttributes(Items);

    internal int Slot { get; }

    internal ReceiptHandle Handle => new(Slot, message.Sequence, message.ReceiveCount);

    internal MessageAttributeSet Items { get; }

    /// <summary>The attributes that a receive names: <c>All</c>, a name, or a prefix as <c>prefix.*</c>.</summary>
    public MessageAttributeSelection Select(IReadOnlyList<string> names) => MessageAttributeSelection.Of(Items, names);
}
