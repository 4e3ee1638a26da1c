using System.Globalization;
using System.Text;
using Amazon.DynamoDBv2.Model;
using Functions.Publishing;

namespace Functions.Outboxes;

/// <summary>
/// The outbox of a producer: a table into which it writes an event in the same transaction as the state that the event tells
/// of, so that neither can be without the other. A function publishes what is written there, at least once and in the order
/// of each entity.
/// </summary>
/// <example><code>
/// var message = ((EventCheck.Ready)publisher.Check(cloudEvent)).Message;
/// await dynamoDb.TransactWriteItemsAsync(new() { TransactItems = [writeOfTheOrder, outbox.Write(message, order.Id, order.Revision)] });
/// </code></example>
/// <param name="name">Name of the table.</param>
public sealed class OutboxTable(string name)
{
    /// <summary>UTF-8 bytes. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html</summary>
    private const int LongestEntity = 2048;

    /// <summary>The write of an event, to be made in one transaction with that of the state.</summary>
    /// <param name="message">The checked event, in its trace. A CloudEvent: only its id tells consumers that it came twice.</param>
    /// <param name="entity">Whose state has changed; events of one entity are published in the order of their sequence.</param>
    /// <param name="sequence">
    /// The place of the event in the entity's history, from 0: its revision. Each may be used once, or the transaction is cancelled:
    /// two writers that both go on from the same state cannot both succeed.
    /// </param>
    /// <exception cref="ArgumentException">The event has no id, or the entity or sequence is no key; the message says what to do.</exception>
    public TransactWriteItem Write(EventMessage message, string entity, long sequence)
    {
        if (message.Id is null)
        {
            throw new ArgumentException(
                $"The event `{message.Type.Name}` is a bare one, without an id: what an outbox holds may be published twice, and consumers know it again "
                    + "by its id alone. Write it as a CloudEvent.",
                nameof(message));
        }

        if (Encoding.UTF8.GetByteCount(entity) is 0 or > LongestEntity)
        {
            throw new ArgumentException($"The entity must have 1 to {LongestEntity} bytes, has {Encoding.UTF8.GetByteCount(entity)}.", nameof(entity));
        }

        ArgumentOutOfRangeException.ThrowIfNegative(sequence);
        return new TransactWriteItem
        {
            Put = new Put
            {
                TableName = name,
                Item = new()
                {
                    [OutboxItem.Entity] = new(entity),
                    [OutboxItem.Sequence] = new(SequenceOf(sequence)),
                    [OutboxItem.Event] = new(message.Body),
                    [OutboxItem.Topic] = new(message.Topic.Name),
                },
                ConditionExpression = $"attribute_not_exists({OutboxItem.Entity})",
            },
        };
    }

    /// <summary>The sort key of a place in an entity's history.</summary>
    public static string SequenceOf(long sequence) => sequence.ToString($"D{OutboxItem.SequenceDigits}", CultureInfo.InvariantCulture);
}
