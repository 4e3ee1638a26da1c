using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Sim;
using Sim.Lambda;

namespace Local.Endpoints.Lambda;

/// <summary>https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html</summary>
internal static class Invoke
{
    /// <summary>What X-Amz-Log-Result holds at most.</summary>
    private const int TailBytes = 4_096;

    public static async ValueTask<EndpointAnswer> Answer(World world, LambdaRequest request, string name)
    {
        var (function, version) = FunctionName.Find(world, name, request.QueryOf("Qualifier"));
        switch (request.HeaderOf("X-Amz-Invocation-Type") ?? "RequestResponse")
        {
            case "Event":
                world.InvokeAsynchronously(function, request.Call.Body.ToArray());
                return new EndpointAnswer(202, default) { ContentType = EndpointAnswer.RestJson };
            case "DryRun":
                return new EndpointAnswer(204, default) { ContentType = EndpointAnswer.RestJson };
            case "RequestResponse":
                break;
            case var type:
                throw new AwsError("InvalidParameterValueException", $"Value '{type}' at 'invocationType' failed to satisfy constraint: Member must satisfy enum value set: [Event, RequestResponse, DryRun]");
        }

        // The answer comes in a step of the world: what waits for it must not run there.
        var answered = new TaskCompletionSource<EndpointAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        var (wantsLog, began) = (request.HeaderOf("X-Amz-Log-Type") == "Tail", world.Clock.GetUtcNow());
        InvocationId id = default;
        try
        {
            id = world.Invoke(function, request.Call.Body.ToArray(), result => answered.SetResult(AnswerOf(
                result, version, wantsLog ? Tail(world, function, id, version, world.Clock.GetUtcNow() - began, result) : null)));
        }
        catch (AwsError error) when (error.HttpStatus == 429)
        {
            return LambdaJson.Error(error, world.ConfigurationOf(function).ReservedConcurrency is null
                ? "ConcurrentInvocationLimitExceeded" : "ReservedFunctionConcurrentInvocationLimitExceeded");
        }

        return await answered.Task;
    }

    private static EndpointAnswer AnswerOf(InvocationResult result, string version, string? tail)
    {
        List<(string, string)> headers = [("X-Amz-Executed-Version", version)];
        if (!result.IsSuccess)
        {
            headers.Add(("X-Amz-Function-Error", "Unhandled"));
        }

        if (tail is not null)
        {
            headers.Add(("X-Amz-Log-Result", tail));
        }

        return new EndpointAnswer(200, result.IsSuccess ? result.Response : ErrorOf(result)) { ContentType = EndpointAnswer.RestJson, Headers = headers };
    }

    private static ReadOnlyMemory<byte> ErrorOf(InvocationResult result)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteString("errorMessage"u8, result.ErrorMessage);
            writer.WriteString("errorType"u8, result.ErrorType);
            writer.WriteEndObject();
        }

        return json.WrittenMemory;
    }

    /// <summary>The end of the invocation's log, in base64, with the lines that Lambda itself writes.</summary>
    private static string Tail(World world, FunctionId function, InvocationId id, string version, TimeSpan duration, InvocationResult result)
    {
        var request = world.RequestIdOf(id);
        var milliseconds = duration.TotalMilliseconds;
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"START RequestId: {request} Version: {version}\n");
        foreach (var line in result.Log)
        {
            text.Append(line).Append('\n');
        }

        text.Append(CultureInfo.InvariantCulture, $"END RequestId: {request}\nREPORT RequestId: {request}\tDuration: {milliseconds:0.00} ms\t")
            .Append(CultureInfo.InvariantCulture, $"Billed Duration: {Math.Ceiling(milliseconds):0} ms\tMemory Size: {world.ConfigurationOf(function).MemorySize} MB\n");
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        return Convert.ToBase64String(bytes.AsSpan(Math.Max(0, bytes.Length - TailBytes)));
    }
}
