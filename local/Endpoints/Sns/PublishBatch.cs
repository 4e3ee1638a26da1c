using System.Globalization;
using Sim;
using Sim.Sns;

namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html</summary>
internal static class PublishBatch
{
    private const string List = "PublishBatchRequestEntries.member.";
    private const int MostOfId = 80;

    public static EndpointAnswer Answer(SnsRequest request)
    {
        var topic = request.World.TopicByArn(request.Text("TopicArn"));
        var (ids, messages) = Read(request);
        PublishBatchRules.CheckCount(ids.Count);
        CheckIds(ids);
        var results = request.World.PublishBatch(topic, messages);
        return request.Answer(xml =>
        {
            SnsXml.List(xml, "Failed", Ends(ids, results, failed: true), end =>
            {
                SnsXml.Text(xml, "Id", end.Id);
                SnsXml.Text(xml, "Code", end.Result.Error!.Code);
                SnsXml.Text(xml, "Message", end.Result.Error.Message);
                SnsXml.Text(xml, "SenderFault", end.Result.Error.HttpStatus < 500 ? "true" : "false");
            });
            SnsXml.List(xml, "Successful", Ends(ids, results, failed: false), end =>
            {
                SnsXml.Text(xml, "Id", end.Id);
                SnsXml.Text(xml, "MessageId", end.Result.MessageId.ToString());
                SnsXml.Text(xml, "SequenceNumber", end.Result.SequenceNumber);
            });
        });
    }

    private static (List<string> Ids, List<PublishRequest> Messages) Read(SnsRequest request)
    {
        var (ids, messages) = (new List<string>(), new List<PublishRequest>());
        for (var number = 1; ; number++)
        {
            var prefix = string.Create(CultureInfo.InvariantCulture, $"{List}{number}.");
            if (!request.Form.HasAny(prefix))
            {
                return (ids, messages);
            }

            var path = string.Create(CultureInfo.InvariantCulture, $"publishBatchRequestEntries.{number}.member.");
            ids.Add(request.Text($"{prefix}Id") ?? throw ValidationErrors.Null($"{path}id"));
            messages.Add(PublishFields.Read(request.Form, request.TraceId, prefix, path));
        }
    }

    private static IEnumerable<(string Id, PublishResult Result)> Ends(List<string> ids, IReadOnlyList<PublishResult> results, bool failed)
    {
        for (var at = 0; at < ids.Count; at++)
        {
            if (results[at].Error is not null == failed)
            {
                yield return (ids[at], results[at]);
            }
        }
    }

    private static void CheckIds(List<string> ids)
    {
        foreach (var id in ids)
        {
            if (id.Length > MostOfId)
            {
                throw new AwsError("InvalidBatchEntryId", $"The Id of a batch entry in the batch request is too long: {id}");
            }

            if (id.Length == 0 || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            {
                throw new AwsError("InvalidBatchEntryId", $"The Id of a batch entry in the batch request contains an impermissible character: {id}");
            }
        }

        if (ids.Distinct(StringComparer.Ordinal).Count() < ids.Count)
        {
            throw new AwsError("BatchEntryIdsNotDistinct", "Two or more batch entries in the request have the same Id.");
        }
    }
}
