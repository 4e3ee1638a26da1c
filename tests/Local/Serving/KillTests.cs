using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Tests.Local.Serving;

/// <summary>A real process that is killed while clients send, as by <c>kill -9</c>.</summary>
public sealed class KillTests : IDisposable
{
    private const int Clients = 4;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("state-");
    private readonly HttpClient http = new();

    [Fact]
    public async Task Every_message_that_was_acknowledged_is_there_after_a_kill()
    {
        var acknowledged = new List<string>();
        using (var first = await ServerProcess.StartAsync("--data", folder.FullName))
        {
            await CallAsync(first.Url, "CreateQueue", """{"QueueName":"orders"}""");
            var clients = Enumerable.Range(0, Clients).Select(client => SendUntilItEnds(first.Url, client, acknowledged)).ToList();
            while (Count(acknowledged) < 200)
            {
                Assert.False(first.HasExited);
                await Task.Yield();
            }

            first.Kill();
            await Task.WhenAll(clients);
        }

        using var second = await ServerProcess.StartAsync("--data", folder.FullName);
        var found = new HashSet<string>();
        while (await CallAsync(second.Url, "ReceiveMessage", $$"""{"QueueUrl":"{{second.Url}}/000000000000/orders","MaxNumberOfMessages":10}""") is var answer
            && answer.TryGetProperty("Messages", out var messages))
        {
            found.UnionWith(messages.EnumerateArray().Select(message => message.GetProperty("Body").GetString()!));
        }

        Assert.Empty(acknowledged.Except(found));
    }

    public void Dispose()
    {
        http.Dispose();
        folder.Delete(recursive: true);
    }

    private static int Count(List<string> acknowledged)
    {
        lock (acknowledged)
        {
            return acknowledged.Count;
        }
    }

    private async Task SendUntilItEnds(string url, int client, List<string> acknowledged)
    {
        for (var number = 0; ; number++)
        {
            var body = $"{client}-{number}";
            try
            {
                await CallAsync(url, "SendMessage", $$"""{"QueueUrl":"{{url}}/000000000000/orders","MessageBody":"{{body}}"}""");
            }
            catch (HttpRequestException)
            {
                return;
            }

            lock (acknowledged)
            {
                acknowledged.Add(body);
            }
        }
    }

    private async Task<JsonElement> CallAsync(string url, string action, string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(json)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.0");
        request.Headers.Add("X-Amz-Target", $"AmazonSQS.{action}");
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/sqs/aws4_request");
        using var answer = await http.SendAsync(request);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.Clone();
    }
}
