using System.Text;

namespace Sim;

/// <summary>Message attributes in the order of their names, so that nothing depends on a dictionary's order.</summary>
internal sealed class MessageAttributeSet
{
    public static readonly MessageAttributeSet Empty = new([]);

    private readonly KeyValuePair<string, MessageAttributeValue>[] items;

    private MessageAttributeSet(KeyValuePair<string, MessageAttributeValue>[] items) => this.items = items;

    public int Count => items.Length;

    public ReadOnlySpan<KeyValuePair<string, MessageAttributeValue>> Items => items;

    /// <summary>SQS and SNS count name, data type and value.</summary>
    public int Bytes
    {
        get
        {
            var bytes = 0;
            foreach (var (name, value) in items)
            {
                bytes += Encoding.UTF8.GetByteCount(name) + Encoding.UTF8.GetByteCount(value.DataType);
                bytes += value.StringValue is { } text ? Encoding.UTF8.GetByteCount(text) : value.BinaryValue?.Length ?? 0;
            }

            return bytes;
        }
    }

    public static MessageAttributeSet Of(IReadOnlyDictionary<string, MessageAttributeValue>? attributes)
    {
        if (attributes is null || attributes.Count == 0)
        {
            return Empty;
        }

        var items = attributes.ToArray();
        Array.Sort(items, (left, right) => string.CompareOrdinal(left.Key, right.Key));
        return new MessageAttributeSet(items);
    }

    public IReadOnlyDictionary<string, MessageAttributeValue> ToDictionary() =>
        items.ToDictionary(item => item.Key, item => item.Value);
}
