using System.Text.Json;
using Sim;
using Sim.DynamoDb;

namespace Local.Endpoints.Lambda;

/// <summary>Lambda's REST protocol (API version 2015-03-31): the operation is in method and path, one file for each.</summary>
internal static class LambdaEndpoint
{
    private const string Simulated = "Invoke, ListFunctions, GetFunction, GetFunctionConfiguration, ListEventSourceMappings, GetEventSourceMapping, CreateEventSourceMapping, UpdateEventSourceMapping";

    public static async ValueTask<EndpointAnswer> Answer(World world, Tables tables, AwsCall call)
    {
        try
        {
            var request = LambdaRequest.Read(call);
            return (call.Method, request.Resource, request.Name, request.Part) switch
            {
                ("POST", "functions", { } name, "invocations") => await Invoke.Answer(world, request, name),
                ("GET", "functions", null, null) => ListFunctions.Answer(world, request),
                ("GET", "functions", { } name, null) => GetFunction.Answer(world, request, name),
                ("GET", "functions", { } name, "configuration") => GetFunction.AnswerConfiguration(world, request, name),
                ("POST", "event-source-mappings", null, null) => CreateEventSourceMapping.Answer(world, tables, request),
                ("GET", "event-source-mappings", null, null) => ListEventSourceMappings.Answer(world, request),
                ("GET", "event-source-mappings", { } uuid, null) => GetEventSourceMapping.Answer(world, uuid),
                ("PUT", "event-source-mappings", { } uuid, null) => UpdateEventSourceMapping.Answer(world, request, uuid),
                _ => throw new AwsError("UnknownOperationException", $"Lambda's {LambdaOperations.NameOf(call.Method, request.Path)} is not simulated. Simulated: {Simulated}."),
            };
        }
        catch (JsonException error)
        {
            return LambdaJson.Error(new AwsError("InvalidRequestContentException", $"Could not parse request body into json: {error.Message}"));
        }
        catch (AwsError error)
        {
            return LambdaJson.Error(error);
        }
    }
}
