using Sim;

namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html</summary>
internal static class PublishBatch
{
    private const int MostOfId = 80;

    public static EndpointAnswer Answer(World world, QueryForm form)
    {
        var topic = world.TopicByArn(form.Text("TopicArn"));
        var entries = form.Elements("PublishBatchRequestEntries.member", "Id").ToList();
        var ids = entries.ConvertAll(entry => form.Text($"{entry}Id")!);
        CheckIds(ids);
        var results = world.PublishBatch(topic, entries.Select((entry, at) =>
            PublishFields.Read(form, entry, $"publishBatchRequestEntries.{at + 1}.member.messageAttributes")).ToList());
        var ends = ids.Select((id, at) => (Id: id, Result: results[at])).ToList();
        return SnsXml.Of("PublishBatch", xml =>
        {
            SnsXml.List(xml, "Failed", ends.Where(end => end.Result.Error is not null), end =>
            {
                SnsXml.Text(xml, "Id", end.Id);
                SnsXml.Text(xml, "Code", end.Result.Error!.Code);
                SnsXml.Text(xml, "Message", end.Result.Error.Message);
                SnsXml.Text(xml, "SenderFault", end.Result.Error.HttpStatus < 500 ? "true" : "false");
            });
            SnsXml.List(xml, "Successful", ends.Where(end => end.Result.Error is null), end =>
            {
                SnsXml.Text(xml, "Id", end.Id);
                SnsXml.Text(xml, "MessageId", end.Result.MessageId.ToString());
                SnsXml.Text(xml, "SequenceNumber", end.Result.SequenceNumber);
            });
        });
    }

    private static void CheckIds(List<string> ids)
    {
        if (ids.FirstOrDefault(id => id.Length > MostOfId) is { } tooLong)
        {
            throw new AwsError("InvalidBatchEntryId", $"The Id of a batch entry in the batch request is too long: {tooLong}");
        }

        if (ids.FirstOrDefault(id => id.Length == 0 || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')) is { } bad)
        {
            throw new AwsError("InvalidBatchEntryId", $"The Id of a batch entry in the batch request contains an impermissible character: {bad}");
        }

        if (ids.Distinct(StringComparer.Ordinal).Count() < ids.Count)
        {
            throw new AwsError("BatchEntryIdsNotDistinct", "Two or more batch entries in the request have the same Id.");
        }
    }
}
