using System.Text;
using Local.Reporting;
using Tests.House;
using Tests.Local.Serving;

namespace Tests.Local.Security;

/// <summary>
/// Threat 10: six canaries in what holds secrets, then everything that is printed. Bodies of messages are no secrets of these: the
/// dashboard shows them on purpose, to whoever has its token.
/// </summary>
public sealed class SecretTests
{
    private const string KeyId = "AKIACANARY0000000001";
    private const string Canary = "canary-7f3a";

    private static readonly Dictionary<string, string> Shell = new()
    {
        ["AWS_ACCESS_KEY_ID"] = KeyId,
        ["AWS_SECRET_ACCESS_KEY"] = $"{Canary}-secret-key",
        ["AWS_SESSION_TOKEN"] = $"{Canary}-session",
        ["PULUMI_CONFIG_PASSPHRASE"] = $"{Canary}-passphrase",
        ["DATABASE_URL"] = $"postgres://user:{Canary}-password@db.example/x",
        ["HTTPS_PROXY"] = $"http://user:{Canary}-proxy@127.0.0.1:9",
    };

    [Theory]
    [InlineData("preview")]
    [InlineData("preview", "--json")]
    [InlineData("graph")]
    [InlineData("run", "--json", "--logs")]
    public async Task No_verb_prints_a_secret_of_the_stack_or_the_shell(params string[] arguments)
    {
        using var folder = new StackFolder(
            (await File.ReadAllTextAsync(Path.Combine(Repository.Root, "Pulumi.dev.yaml")))
                + $"  infra:alerts: {{ emails: [on-call@example.com], https: [{{ secure: \"https://hooks.example/{Canary}-hook\" }}] }}\n"
                + $"  other:token: {{ secure: {Canary}-config }}\n",
            stack: "dev");

        var (exit, output, error) = await LocalProgram.RunInAsync(folder.Path, Shell, arguments);

        Assert.True(exit == 0, error);
        Assert.NotEmpty(output);
        Clean(output + error);
    }

    [Fact]
    public async Task A_setting_that_is_refused_is_not_repeated_if_it_is_secret()
    {
        using var folder = new StackFolder($"config:\n  infra:topics: {{ users: {{}} }}\n  infra:alerts: {{ emails: {{ secure: {Canary}-config }} }}\n", stack: "dev");

        var (exit, output, error) = await LocalProgram.RunInAsync(folder.Path, Shell, "preview");

        Assert.Equal(2, exit);
        Clean(output + error);
    }

    [Fact]
    public async Task Serving_prints_no_secret_and_no_signature()
    {
        using var server = await ServerProcess.StartAsync(Shell, ["--logs"]);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        foreach (var target in new[] { "AmazonSQS.ListQueues", $"AmazonSQS.{Canary}", "DynamoDB_20120810.GetItem" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, server.Url) { Content = new ByteArrayContent("{}"u8.ToArray()) };
            request.Content.Headers.ContentType = new("application/x-amz-json-1.0");
            request.Headers.Add("X-Amz-Target", target);
            request.Headers.Add("X-Amz-Security-Token", $"{Canary}-session");
            request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential={KeyId}/20260101/eu-west-1/sqs/aws4_request, Signature={Canary}");
            using var answer = await http.SendAsync(request);
            Clean(await answer.Content.ReadAsStringAsync());
        }

        Clean(await server.EndAsync());
    }

    [Fact]
    public async Task What_serve_keeps_and_shows_holds_no_secret_and_no_signature()
    {
        const string Marker = "no-secret-4b1c";
        var folder = Directory.CreateTempSubdirectory("secrets-");
        using var server = await ServerProcess.StartAsync(Shell, ["--stack", "dev", "--logs", "--data", folder.FullName]);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var publish = new HttpRequestMessage(HttpMethod.Post, server.Url)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["Action"] = "Publish", ["TopicArn"] = "arn:aws:sns:eu-west-1:123456789012:dev-users",
                ["Message"] = $$"""{"eventType":"USER_SIGNUP","userId":"{{Marker}}"}""",
            }),
        };
        publish.Headers.Add("X-Amz-Security-Token", $"{Canary}-session");
        publish.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential={KeyId}/20260101/eu-west-1/sns/aws4_request, Signature={Canary}");
        using var published = await http.SendAsync(publish);
        var id = System.Xml.Linq.XDocument.Parse(await published.Content.ReadAsStringAsync()).Descendants().Single(element => element.Name.LocalName == "MessageId").Value;
        await server.SaysAsync("\"outcome\":\"processed\"");
        var address = server.Written.Split(['\r', '\n', ' ']).Single(word => word.Contains("/#", StringComparison.Ordinal)).Split('#');
        var (dashboard, token) = (address[0], address[1]);

        var shown = new StringBuilder(await http.GetStringAsync(dashboard));
        http.DefaultRequestHeaders.Add("X-Dashboard-Token", token);
        shown.Append(await http.GetStringAsync($"{dashboard}path?id={id}"));
        using var changes = new StreamReader(await http.GetStreamAsync($"{dashboard}changes"));
        for (var line = await changes.ReadLineAsync(); !string.IsNullOrEmpty(line); line = await changes.ReadLineAsync())
        {
            shown.Append(line);
        }

        Clean(await server.EndAsync());
        var kept = Directory.GetFiles(folder.FullName, "*", SearchOption.AllDirectories).Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file))).ToList();
        Clean(shown.ToString());
        kept.ForEach(Clean);

        // What is looked through does hold what was sent: a secret beside it would be found.
        Assert.Contains(kept, text => text.Contains(Marker, StringComparison.Ordinal));
        Assert.Contains(id, shown.ToString());
        Assert.Contains("welcome-email", shown.ToString());
        Assert.DoesNotContain(kept, text => text.Contains(token, StringComparison.Ordinal));
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData($"key {KeyId} in a line")]
    [InlineData($"connecting to postgres://user:{Canary}@db.example/x")]
    [InlineData($"Server=db;User=sa;Password={Canary};Encrypt=true")]
    [InlineData($"AWS_SECRET_ACCESS_KEY={Canary}")]
    [InlineData($"Authorization: AWS4-HMAC-SHA256 Credential=x, Signature={Canary}")]
    [InlineData($$"""{"authorization":"Bearer {{Canary}}","a":1}""")]
    public void What_a_function_logs_by_accident_is_masked(string line)
    {
        var output = new StringWriter();
        new LogOutput(output).Write([line]);
        Clean(output.ToString());

        var journal = new global::Local.Dashboard.InvocationJournal();
        journal.Add(default, [line]);
        Clean(Assert.Single(journal.Of(default)));
        Assert.Contains("***", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_secret_is_shown_as_it_is()
    {
        const string Line = """{"outcome":"processed","url":"http://127.0.0.1:4566/x?a=b","user":"KIA"}""";
        Assert.Equal(Line, MaskedText.Of(Line));
    }

    private static void Clean(string text)
    {
        Assert.DoesNotContain(Canary, text, StringComparison.Ordinal);
        Assert.DoesNotContain(KeyId, text, StringComparison.Ordinal);
    }
}
