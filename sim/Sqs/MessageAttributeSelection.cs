namespace Sim.Sqs;

/// <summary>The message attributes that a receive has asked for, in the order of their names.</summary>
public readonly struct MessageAttributeSelection
{
    private readonly KeyValuePair<string, MessageAttributeValue>[]? items;

    private MessageAttributeSelection(KeyValuePair<string, MessageAttributeValue>[]? items) => this.items = items;

    public ReadOnlySpan<KeyValuePair<string, MessageAttributeValue>> Items => items;

    /// <summary>SQS digests what it returns; null for nothing.</summary>
    public string? MD5 => MessageDigest.OfAttributes(Items);

    internal static MessageAttributeSelection Of(MessageAttributeSet attributes, IReadOnlyList<string> names)
    {
        if (attributes.Count == 0 || names.Count == 0)
        {
            return default;
        }

        var selected = new List<KeyValuePair<string, MessageAttributeValue>>(attributes.Count);
        foreach (var item in attributes.Items)
        {
            foreach (var name in names)
            {
                if (IsMeant(item.Key, name))
                {
                    selected.Add(item);
                    break;
                }
            }
        }

        return new MessageAttributeSelection([.. selected]);
    }

    private static bool IsMeant(string attribute, string name) =>
        name is "All" or ".*" or "*" || name == attribute
        || (name.EndsWith(".*", StringComparison.Ordinal) && attribute.StartsWith(name.AsSpan(0, name.Length - 2), StringComparison.Ordinal));
}
