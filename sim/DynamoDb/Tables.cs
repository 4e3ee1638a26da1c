using System.Text.Json;
using Sim.DynamoDb.Operations;
using Sim.DynamoDb.Values;

namespace Sim.DynamoDb;

/// <summary>The simulated DynamoDB: its tables, and the one door through which requests come in.</summary>
/// <remarks>
/// Owned by one thread. A request is carried out whole or not at all: items are immutable, and replaced last. Reads are
/// always consistent, which DynamoDB's are only when asked to be.
/// </remarks>
public sealed class Tables(TimeProvider clock)
{
    /// <summary>Maps and lists may nest 32 deep, and each level takes two of JSON's, below those of the request itself.</summary>
    private static readonly JsonDocumentOptions RequestJson = new() { MaxDepth = 128 };

    /// <summary>DynamoDB leaves alone what expired longer ago: more likely the attribute is no epoch time at all.</summary>
    private const int OldestExpiryInYears = 5;

    private readonly SortedDictionary<string, Table> tables = new(StringComparer.Ordinal);

    /// <summary>Of all items.</summary>
    public long HeldBytes => tables.Values.Sum(table => table.Bytes);

    internal TransactionTokens Tokens { get; } = new(clock);

    public void CreateTable(TableDeclaration declaration)
    {
        if (!tables.TryAdd(declaration.Name, new Table(declaration, clock)))
        {
            throw new AwsError("ResourceInUseException", $"Table already exists: {declaration.Name}");
        }
    }

    /// <summary>Carries out one request and returns DynamoDB's answer, UTF-8 JSON.</summary>
    /// <param name="operation">Its name alone, for example <c>PutItem</c>.</param>
    /// <exception cref="AwsError">DynamoDB would refuse the request. Nothing has changed.</exception>
    public byte[] Execute(string operation, JsonElement request)
    {
        var answer = Answered(operation, request);
        return answer.Error is { } error ? throw error : answer.Json;
    }

    /// <summary>As <see cref="Execute"/>, from and to the wire: a refusal is an answer, too, and may carry the item.</summary>
    public DynamoDbAnswer Answer(string operation, ReadOnlyMemory<byte> body)
    {
        try
        {
            using var request = JsonDocument.Parse(body, RequestJson);
            return Answered(operation, request.RootElement);
        }
        catch (JsonException)
        {
            return DynamoDbAnswer.Of(Refusal.Serialization("Unexpected token received from parser"));
        }
        catch (AwsError refused)
        {
            return DynamoDbAnswer.Of(refused);
        }
    }

    /// <summary>Every table in the order of the names.</summary>
    public IReadOnlyList<TableSnapshot> Snapshot() =>
        [.. tables.Values.Select(table => new TableSnapshot(table.Declaration.Name, [.. table.Items]))];

    /// <summary>
    /// Deletes what has outlived its TTL attribute. DynamoDB does so at some time within a few days, and shows an expired
    /// item until then: so nothing here expires by being read, and when this happens is for the world to decide.
    /// </summary>
    public IReadOnlyList<ExpiredItem> DeleteExpired()
    {
        var now = clock.GetUtcNow();
        var expired = new List<ExpiredItem>();
        foreach (var table in tables.Values)
        {
            foreach (var item in table.Items.Where(item => HasExpired(item, table.Declaration.TtlAttribute, now)).ToList())
            {
                table.Delete(table.KeyOfItem(item));
                expired.Add(new ExpiredItem(table.Declaration.Name, item));
            }
        }

        return expired;
    }

    /// <summary>The stream of a table.</summary>
    /// <exception cref="AwsError">There is no such table, or it has no stream.</exception>
    public TableStream StreamOf(string table) => Find(table)?.Stream ?? throw Refusal.ResourceNotFound();

    /// <summary>Null: no table of this account has it.</summary>
    public TableStream? FindStream(string arn) => tables.Values.Select(table => table.Stream).FirstOrDefault(stream => stream?.Arn == arn);

    internal Table? Find(string name) => tables.GetValueOrDefault(name);

    private DynamoDbAnswer Answered(string operation, JsonElement request) =>
        Operation.Named(operation).Execute(this, new Request(request));

    private static bool HasExpired(MapValue item, string? attribute, DateTimeOffset now) =>
        attribute is not null
        && item[attribute] is NumberValue { Number.WholeSeconds: { } seconds }
        && seconds < now.ToUnixTimeSeconds()
        && seconds > now.AddYears(-OldestExpiryInYears).ToUnixTimeSeconds();
}
