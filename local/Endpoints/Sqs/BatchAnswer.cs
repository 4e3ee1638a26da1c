using System.Text.Json;
using Sim;
using Sim.Sqs;

namespace Local.Endpoints.Sqs;

/// <summary>What every batch answers: the entries that succeeded, and those that failed. A list without any is left out.</summary>
internal static class BatchAnswer
{
    /// <summary>Carries out a batch whose entries fail one by one and answer nothing but their id.</summary>
    /// <param name="shape">SQS's name of an entry.</param>
    public static void Carry(SqsRequest request, Utf8JsonWriter answer, string shape, Action<SqsRequest> each)
    {
        var entries = request.Entries();
        var ids = entries.ConvertAll(entry => entry.Text("Id"));
        BatchRules.Check(ids, shape);
        var results = new List<(string Id, AwsError? Error)>(ids.Count);
        for (var index = 0; index < ids.Count; index++)
        {
            results.Add((ids[index], ErrorOf(each, entries[index])));
        }

        Write(answer, results, result => result.Id, result => result.Error, (_, _) => { });
    }

    public static void Write<T>(
        Utf8JsonWriter answer, IReadOnlyList<T> results, Func<T, string> id, Func<T, AwsError?> error, Action<Utf8JsonWriter, T> success)
    {
        var failed = 0;
        for (var index = 0; index < results.Count; index++)
        {
            failed += error(results[index]) is null ? 0 : 1;
        }

        if (failed < results.Count)
        {
            answer.WriteStartArray("Successful"u8);
            for (var index = 0; index < results.Count; index++)
            {
                if (error(results[index]) is null)
                {
                    answer.WriteStartObject();
                    answer.WriteString("Id"u8, id(results[index]));
                    success(answer, results[index]);
                    answer.WriteEndObject();
                }
            }

            answer.WriteEndArray();
        }

        if (failed > 0)
        {
            answer.WriteStartArray("Failed"u8);
            for (var index = 0; index < results.Count; index++)
            {
                if (error(results[index]) is { } reason)
                {
                    Write(answer, id(results[index]), reason);
                }
            }

            answer.WriteEndArray();
        }
    }

    private static void Write(Utf8JsonWriter answer, string id, AwsError error)
    {
        answer.WriteStartObject();
        answer.WriteString("Id"u8, id);
        answer.WriteString("Code"u8, error.Code);
        answer.WriteString("Message"u8, error.Message);
        answer.WriteBoolean("SenderFault"u8, error.HttpStatus < 500);
        answer.WriteEndObject();
    }

    private static AwsError? ErrorOf(Action<SqsRequest> each, SqsRequest entry)
    {
        try
        {
            each(entry);
            return null;
        }
        catch (AwsError error)
        {
            return error;
        }
    }
}
