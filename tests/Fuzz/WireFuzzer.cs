using System.Text;
using System.Text.Json;
using System.Xml;
using Local.Endpoints;
using Sim;
using Sim.DynamoDb;
using Sim.Sqs;

namespace Tests.Fuzz;

/// <summary>
/// Throws spoilt requests at what lies behind the HTTP server. Every one must end in a success or in an error of AWS's that
/// blames the client, well-formed, in less than a second; and whatever was let in must leave the world sound. One seed gives one
/// run.
/// </summary>
internal sealed class WireFuzzer(ulong seed)
{
    private const int LivesOfAWorld = 50_000;
    private const int BetweenChecks = 5_000;
    private const int BetweenSteps = 100;
    private const int MostSpoilings = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly XmlReaderSettings Strict = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    private readonly Chance chance = new(seed);
    private World world = null!;
    private Tables tables = null!;

    /// <summary>Answers by status: 200 means that the request was still, or again, a good one.</summary>
    public SortedDictionary<int, long> Statuses { get; } = [];

    /// <exception cref="InvalidOperationException">An input that was not answered as it must be; the message holds it.</exception>
    public void Run(long inputs)
    {
        for (var number = 0L; number < inputs; number++)
        {
            if (number % LivesOfAWorld == 0)
            {
                Begin();
            }

            if (number % BetweenSteps == 0)
            {
                world.StepTo(world.Clock.GetUtcNow() + TimeSpan.FromMilliseconds(chance.Next(3_000)));
            }

            if (number % BetweenChecks == BetweenChecks - 1)
            {
                world.Invariants.Check();
            }

            Throw(WireSeeds.All[chance.Next(WireSeeds.All.Length)], number);
        }
    }

    private void Begin()
    {
        world = new World(new WorldOptions { Start = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), Seed = chance.NextUInt64(), Trace = false });
        tables = new Tables(world.Clock);
        tables.CreateTable(new TableDeclaration { Name = "items", HashKey = new KeyAttribute("id", "S") });
        world.CreateQueue(new QueueAttributes { Name = "dead" });
        world.CreateQueue(new QueueAttributes { Name = "q" });
        world.CreateQueue(new QueueAttributes { Name = "f.fifo", FifoQueue = true, ContentBasedDeduplication = true });
        world.Topics.Create("t", new Dictionary<string, string>(), []);
    }

    private void Throw((string Service, AwsProtocol Protocol, string Operation, string Body) request, long number)
    {
        var body = Spoil(Encoding.UTF8.GetBytes(request.Body));
        var call = new AwsCall(request.Service, request.Operation, body) { Protocol = request.Protocol, Region = "us-east-1", RequestId = "1" };
        var started = TimeProvider.System.GetTimestamp();
        try
        {
            var pending = AwsServices.Answer(world, tables, call);
            if (!pending.IsCompleted)
            {
                // A long poll: it waits for a message or its time.
                return;
            }

            var answer = pending.Result;
            Statuses[answer.HttpStatus] = Statuses.GetValueOrDefault(answer.HttpStatus) + 1;
            if (answer.HttpStatus is not (>= 200 and < 500))
            {
                throw new InvalidOperationException($"status {answer.HttpStatus}");
            }

            CheckForm(answer);
            answer.Release();
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"Seed {seed}, input {number}: {request.Service} {request.Operation} {Convert.ToBase64String(body)}: {error.Message}", error);
        }

        if (TimeProvider.System.GetElapsedTime(started) > Patience)
        {
            throw new InvalidOperationException($"Seed {seed}, input {number} took more than {Patience}: {request.Service} {request.Operation} {Convert.ToBase64String(body)}");
        }
    }

    private static void CheckForm(EndpointAnswer answer)
    {
        if (answer.ContentType == EndpointAnswer.Xml)
        {
            using var xml = XmlReader.Create(new MemoryStream(answer.Body.ToArray()), Strict);
            while (xml.Read())
            {
                // To its end.
            }
        }
        else if (!answer.Body.IsEmpty)
        {
            using var json = JsonDocument.Parse(answer.Body);
        }
    }

    /// <summary>A few changes, or none: what is good must be taken too, so that there is something to be broken.</summary>
    private byte[] Spoil(byte[] body)
    {
        var bytes = new List<byte>(body);
        for (var left = chance.Next(MostSpoilings + 1); left > 0 && bytes.Count > 0; left--)
        {
            var at = chance.Next(bytes.Count);
            var length = Math.Min(1 + chance.Next(12), bytes.Count - at);
            switch (chance.Next(6))
            {
                case 0:
                    bytes[at] = (byte)chance.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 3:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 4:
                    bytes.RemoveRange(at, length);
                    bytes.InsertRange(at, Token());
                    break;
                default:
                    bytes.InsertRange(at, Token());
                    break;
            }
        }

        return [.. bytes];
    }

    private byte[] Token() => Encoding.UTF8.GetBytes(WireSeeds.Tokens[chance.Next(WireSeeds.Tokens.Length)]);
}
