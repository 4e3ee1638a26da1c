using System.Text;
using System.Text.Json;
using Sim;

namespace Local.Endpoints.Sqs;

/// <summary>
/// SQS's older protocol, version 2012-11-05: a form, or the query of a GET, comes in and XML goes out. It is translated: the
/// same actions answer.
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-making-api-requests-xml.html
/// </summary>
internal static class SqsQuery
{
    private const string UrlField = "QueueUrl";

    public static ValueTask<EndpointAnswer> Answer(World world, AwsCall call)
    {
        QueryTree form;
        try
        {
            form = Read(call);
        }
        catch (InvalidDataException)
        {
            return new(Refused(call, "MalformedInput", "The request has too many parameters."));
        }

        var path = call.Path.Split('?')[0];
        if (form.Text("Action") is not { } action)
        {
            return new(SqsXml.UnknownOperation());
        }

        // The address of a queue answers for queues only, but GetQueueUrl it does.
        var isService = path == "/";
        if (!SqsEndpoint.Knows(action) || (!isService && action is "CreateQueue" or "ListQueues"))
        {
            return new(Refused(call, "InvalidAction", $"The action {action} is not valid for this endpoint."));
        }

        if (!isService && form.Text(UrlField) is null)
        {
            form.Set(UrlField, path);
        }

        return Translate(action, call, SqsEndpoint.Answer(world, call with { Protocol = AwsProtocol.Json, Operation = action, Body = SqsQueryRequest.ToJson(form) }));
    }

    private static async ValueTask<EndpointAnswer> Translate(string action, AwsCall call, ValueTask<EndpointAnswer> pending)
    {
        var answer = await pending;
        using var json = JsonDocument.Parse(answer.Body);
        var translated = answer.HttpStatus != 200 ? ErrorOf(call, answer, json.RootElement)
            : call.PrefersJson ? SqsQueryJson.Of(action, call.RequestId, json.RootElement)
            : SqsXml.Of(action, call.RequestId, json.RootElement);
        answer.Buffer?.Return();
        return translated;
    }

    /// <param name="answer">An error of the JSON protocol, which names the older code in its header.</param>
    private static EndpointAnswer ErrorOf(AwsCall call, EndpointAnswer answer, JsonElement json)
    {
        var code = answer.QueryError?.Split(';')[0] ?? "MalformedInput";
        var message = json.TryGetProperty("message", out var text) ? text.GetString()! : "";
        // The one text that differs.
        return Refused(call, code, code == "AWS.SimpleQueueService.NonExistentQueue" ? "The specified queue does not exist for this wsdl version." : message, answer.HttpStatus);
    }

    private static EndpointAnswer Refused(AwsCall call, string code, string message, int httpStatus = 400) => call.PrefersJson
        ? SqsQueryJson.Error(code, message, call.RequestId, httpStatus)
        : SqsXml.Error(code, message, call.RequestId, httpStatus);

    private static QueryTree Read(AwsCall call)
    {
        var form = new QueryTree();
        if (call.Path.IndexOf('?') is >= 0 and var query)
        {
            form.Add(call.Path[(query + 1)..]);
        }

        form.Add(Encoding.UTF8.GetString(call.Body.Span));
        return form;
    }
}
