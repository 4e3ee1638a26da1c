using System.Buffers;
using System.Text.Json;

namespace Sim.Lambda;

/// <summary>A function that is only a model: how long it takes and how often it fails. It answers inside the step.</summary>
public sealed class ModelledFunction : IInvoker
{
    private static readonly InvocationResult ModelledError = InvocationResult.Error("ModelledError", "the model let this invocation fail");

    /// <summary>Of every invocation.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Share of invocations that fail as a whole.</summary>
    public double ErrorRate { get; init; }

    /// <summary>Share of messages reported as batch item failures; has an effect only with ReportBatchItemFailures.</summary>
    public double BatchItemFailureRate { get; init; }

    public void Invoke(World world, in Invocation invocation)
    {
        var result = world.Chance.Happens(ErrorRate) ? ModelledError
            : BatchItemFailureRate > 0 ? ReportFailures(world, invocation)
            : InvocationResult.Succeeded;
        world.Complete(invocation.Id, result, invocation.InitDuration + Duration);
    }

    private InvocationResult ReportFailures(World world, in Invocation invocation)
    {
        var failed = invocation.Messages.Where(_ => world.Chance.Happens(BatchItemFailureRate)).ToList();
        if (failed.Count == 0)
        {
            return InvocationResult.Succeeded;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("batchItemFailures");
            foreach (var message in failed)
            {
                json.WriteStartObject();
                json.WriteString("itemIdentifier", message.MessageId);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return InvocationResult.Success(buffer.WrittenMemory);
    }
}
