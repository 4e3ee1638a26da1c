using System.Text;
using Local.Endpoints;
using Microsoft.AspNetCore.Http;
using Sim.Lambda;
using Sim.Sns.Http;
using Sim.Sns.Regions;

namespace Local.Serving.Journals;

/// <summary>How entries are written: little endian, texts with their length before them.</summary>
internal static class JournalFormat
{
    private const int GuidBytes = 16;
    private const byte Version = 2;
    private const byte Call = 1;
    private const byte Abandoned = 2;
    private const byte Completed = 3;
    private const byte Posted = 4;
    private const byte Carried = 5;

    public static byte[] Write(JournalHeader header) => Written(to =>
    {
        to.Write(Version);
        to.Write(header.Seed);
        to.Write(header.StartTicks);
        to.Write(header.Account);
        to.Write(header.Region);
        to.Write(header.Stack);
        to.Write(header.PostsTo);
        to.Write(header.Simulator.ToByteArray());
    });

    /// <exception cref="InvalidDataException">It is of another version of this program.</exception>
    public static JournalHeader ReadHeader(byte[] bytes)
    {
        using var from = new BinaryReader(new MemoryStream(bytes));
        var version = from.ReadByte();
        return version == Version
            ? new JournalHeader(from.ReadUInt64(), from.ReadInt64(), from.ReadString(), from.ReadString(), from.ReadString(), from.ReadString(), new Guid(from.ReadBytes(GuidBytes)))
            : throw new InvalidDataException($"its version is {version}, this program writes {Version}");
    }

    public static byte[] Write(JournalEntry entry) => Written(to =>
    {
        to.Write(entry switch { CallEntry => Call, AbandonedEntry => Abandoned, PostedEntry => Posted, CarriedEntry => Carried, _ => Completed });
        to.Write(entry.Ticks);
        switch (entry)
        {
            case CallEntry { Call: var call }:
                Write(to, call);
                break;
            case AbandonedEntry { Number: var number }:
                to.Write(number);
                break;
            case CompletedEntry { Invocation: var invocation, Result: var result }:
                to.Write(invocation.Sequence);
                to.Write(invocation.Slot);
                Write(to, result);
                break;
            case PostedEntry { Post: var post, Outcome: var outcome }:
                to.Write(post.Turn);
                to.Write(outcome.Status);
                to.Write(outcome.Reason ?? "");
                to.Write(outcome.IsFinal);
                break;
            case CarriedEntry { Delivery: var delivery, Refusal: var refusal }:
                to.Write(delivery.Number);
                to.Write(refusal ?? "");
                break;
        }
    });

    public static JournalEntry Read(byte[] bytes)
    {
        using var from = new BinaryReader(new MemoryStream(bytes));
        var kind = from.ReadByte();
        var ticks = from.ReadInt64();
        return kind switch
        {
            Call => new CallEntry(ticks, ReadCall(from)),
            Abandoned => new AbandonedEntry(ticks, from.ReadInt64()),
            Completed => new CompletedEntry(ticks, new InvocationId(from.ReadInt64(), from.ReadInt32()), ReadResult(from)),
            Posted => new PostedEntry(ticks, new HttpPostId(from.ReadInt64()), ReadOutcome(from)),
            Carried => new CarriedEntry(ticks, new RegionalDeliveryId(from.ReadInt64()), from.ReadString() is { Length: > 0 } refusal ? refusal : null),
            _ => throw new InvalidDataException($"an entry is of the unknown kind {kind}"),
        };
    }

    private static void Write(BinaryWriter to, AwsCall call)
    {
        to.Write(call.Service);
        to.Write(call.Operation);
        to.Write((byte)call.Protocol);
        to.Write(call.Method);
        to.Write(call.Path);
        to.Write(call.Authority);
        to.Write(call.Region);
        // Of keys only those that name a function decide anything; others are their owners' business.
        to.Write(FunctionKey.FunctionOf(call.AccessKeyId) is null ? FunctionKey.Anonymous : call.AccessKeyId);
        to.Write(call.RequestId);
        to.Write(call.PrefersJson);
        // What an action may look at; never the signature.
        var headers = call.Headers?.Where(header => header.Key.StartsWith("X-Amz", StringComparison.OrdinalIgnoreCase)
            && !header.Key.Equals("X-Amz-Security-Token", StringComparison.OrdinalIgnoreCase)).ToList() ?? [];
        to.Write(headers.Count);
        foreach (var (name, value) in headers)
        {
            to.Write(name);
            to.Write(value.ToString());
        }

        to.Write(call.Body.Length);
        to.Write(call.Body.Span);
    }

    private static AwsCall ReadCall(BinaryReader from)
    {
        var call = new AwsCall(from.ReadString(), from.ReadString(), default)
        {
            Protocol = (AwsProtocol)from.ReadByte(),
            Method = from.ReadString(),
            Path = from.ReadString(),
            Authority = from.ReadString(),
            Region = from.ReadString(),
            AccessKeyId = from.ReadString(),
            RequestId = from.ReadString(),
            PrefersJson = from.ReadBoolean(),
        };
        var headers = new HeaderDictionary();
        for (var left = from.ReadInt32(); left > 0; left--)
        {
            headers[from.ReadString()] = from.ReadString();
        }

        return call with { Headers = headers, Body = from.ReadBytes(from.ReadInt32()) };
    }

    private static void Write(BinaryWriter to, InvocationResult result)
    {
        to.Write(result.IsSuccess);
        to.Write(result.ErrorType ?? "");
        to.Write(result.ErrorMessage ?? "");
        to.Write(result.Response.Length);
        to.Write(result.Response.Span);
        to.Write(result.Log.Count);
        foreach (var line in result.Log)
        {
            to.Write(line);
        }
    }

    private static InvocationResult ReadResult(BinaryReader from)
    {
        var isSuccess = from.ReadBoolean();
        var (type, message) = (from.ReadString(), from.ReadString());
        var response = from.ReadBytes(from.ReadInt32());
        var lines = new List<string>();
        for (var left = from.ReadInt32(); left > 0; left--)
        {
            lines.Add(from.ReadString());
        }

        return (isSuccess ? InvocationResult.Success(response) : InvocationResult.Error(type, message)).WithLog(lines);
    }

    private static HttpOutcome ReadOutcome(BinaryReader from)
    {
        var (status, reason) = (from.ReadInt32(), from.ReadString());
        return new HttpOutcome(status, reason.Length == 0 ? null : reason, from.ReadBoolean());
    }

    private static byte[] Written(Action<BinaryWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var to = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true))
        {
            write(to);
        }

        return bytes.ToArray();
    }
}
