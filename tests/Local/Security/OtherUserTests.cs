using Tests.Local.Serving;

namespace Tests.Local.Security;

/// <summary>Threat 13: what is kept, and who may look. Other users of the machine can reach the port, but know no token.</summary>
public sealed class OtherUserTests : IDisposable
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("state-");

    [Fact]
    public async Task Folder_and_files_of_the_state_are_the_users_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var state = Path.Combine(folder.FullName, "deep", "state");
        using var server = await ServerProcess.StartAsync("--data", state);
        using var answer = await Endpoints.SignedCall.FormAsync(server.Url, "sqs", "Action=CreateQueue&QueueName=made");
        Assert.True(answer.IsSuccessStatusCode);

        Assert.Equal(default, File.GetUnixFileMode(state) & Others);
        var files = Directory.GetFiles(state);
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task Every_start_has_a_token_of_its_own_that_no_page_holds()
    {
        await using var first = await SecuredEndpoint.StartAsync();
        await using var second = await SecuredEndpoint.StartAsync();

        Assert.NotEqual(first.Token, second.Token);
        Assert.True(first.Token.Length >= 32);
        var page = await first.AskAsync($"GET /_dashboard/ HTTP/1.1\r\nHost: 127.0.0.1:{first.Port}\r\nConnection: close\r\n\r\n");
        Assert.DoesNotContain(first.Token, page.Head + page.Body, StringComparison.Ordinal);
        foreach (var path in new[] { "changes", "messages?id=x", "path?id=0", "purge" })
        {
            var answer = await first.AskAsync(
                $"GET /_dashboard/{path} HTTP/1.1\r\nHost: 127.0.0.1:{first.Port}\r\nX-Dashboard-Token: {second.Token}\r\nConnection: close\r\n\r\n");
            Assert.Equal(401, answer.Status);
        }
    }

    public void Dispose() => folder.Delete(recursive: true);
}
