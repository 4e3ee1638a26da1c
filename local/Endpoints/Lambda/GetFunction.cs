using System.Text.Json;
using Sim;
using Sim.Lambda;

namespace Local.Endpoints.Lambda;

/// <summary>https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html, without the code: it lies on this machine.</summary>
internal static class GetFunction
{
    public static EndpointAnswer Answer(World world, LambdaRequest request, string name)
    {
        var (function, version) = FunctionName.Find(world, name, request.QueryOf("Qualifier"));
        return LambdaJson.Of(json =>
        {
            json.WriteStartObject("Configuration");
            WriteConfiguration(json, world, function, version);
            json.WriteEndObject();
            if (world.ConfigurationOf(function).ReservedConcurrency is { } reserved)
            {
                json.WriteStartObject("Concurrency");
                json.WriteNumber("ReservedConcurrentExecutions", reserved);
                json.WriteEndObject();
            }
        });
    }

    public static EndpointAnswer AnswerConfiguration(World world, LambdaRequest request, string name)
    {
        var (function, version) = FunctionName.Find(world, name, request.QueryOf("Qualifier"));
        return LambdaJson.Of(json => WriteConfiguration(json, world, function, version));
    }

    public static void WriteConfiguration(Utf8JsonWriter json, World world, FunctionId function, string version)
    {
        var configuration = world.ConfigurationOf(function);
        json.WriteString("FunctionName", configuration.Name);
        json.WriteString("FunctionArn", version == "$LATEST" ? world.ArnOf(function) : $"{world.ArnOf(function)}:{version}");
        json.WriteString("Version", version);
        Write(json, "Runtime", configuration.Runtime);
        Write(json, "Handler", configuration.Handler);
        Write(json, "Role", configuration.Role);
        json.WriteNumber("Timeout", (int)configuration.Timeout.TotalSeconds);
        json.WriteNumber("MemorySize", configuration.MemorySize);
        json.WriteString("PackageType", "Zip");
        json.WriteString("State", "Active");
        json.WriteString("LastUpdateStatus", "Successful");
        if (configuration.DeadLetterTargetArn is { } target)
        {
            json.WriteStartObject("DeadLetterConfig");
            json.WriteString("TargetArn", target);
            json.WriteEndObject();
        }

        if (configuration.Variables.Count > 0)
        {
            json.WriteStartObject("Environment");
            json.WriteStartObject("Variables");
            foreach (var (name, value) in configuration.Variables.OrderBy(variable => variable.Key, StringComparer.Ordinal))
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }
    }

    private static void Write(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
