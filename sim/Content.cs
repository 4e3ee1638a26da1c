using Sim.Sns;

namespace Sim;

/// <summary>
/// A checked message text with its attributes: what a request holds once it was validated. Shared by every message
/// that carries it.
/// </summary>
internal sealed class Content(string text, string? subject, MessageAttributeSet attributes, int bytes)
{
    private FilterFields? attributeFields, bodyFields;

    public string Text { get; } = text;

    public string? Subject { get; } = subject;

    public MessageAttributeSet Attributes { get; } = attributes;

    /// <summary>Text and attributes, as AWS measures a message.</summary>
    public int Bytes { get; } = bytes;

    public FilterFields FieldsOf(FilterPolicyScope scope) => scope == FilterPolicyScope.MessageBody
        ? bodyFields ??= FilterFields.OfBody(Text)
        : attributeFields ??= FilterFields.OfAttributes(Attributes);
}
