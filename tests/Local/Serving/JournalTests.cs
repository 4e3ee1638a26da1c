using Local;
using Local.Serving.Journals;

namespace Tests.Local.Serving;

/// <summary>State that survives the end of the process, whenever that comes.</summary>
public sealed class JournalTests : IDisposable
{
    private const string Url = "http://127.0.0.1:4566/000000000000/orders";

    private readonly KeptCloud cloud = new();

    public JournalTests() => cloud.Call("CreateQueue", """{"QueueName":"orders","Attributes":{"VisibilityTimeout":"60"}}""");

    [Fact]
    public void What_was_received_before_the_end_is_deleted_with_its_handle_after_it()
    {
        var sent = Send("first");
        Send("second");
        var handle = Receive().GetProperty("ReceiptHandle").GetString();

        cloud.Restart();

        cloud.Call("DeleteMessage", $$"""{"QueueUrl":"{{Url}}","ReceiptHandle":"{{handle}}"}""");
        var next = Receive();
        Assert.Equal("second", next.GetProperty("Body").GetString());
        Assert.NotEqual(sent, next.GetProperty("MessageId").GetString());
        Assert.Equal(1, InQueues());
    }

    [Fact]
    public void Time_goes_on_while_it_is_off()
    {
        Send("first");
        Receive();

        cloud.End();
        cloud.Start();
        Assert.False(cloud.Call("ReceiveMessage", $$"""{"QueueUrl":"{{Url}}"}""").TryGetProperty("Messages", out _));
        cloud.Wait(TimeSpan.FromSeconds(60));

        Assert.Equal("first", Receive().GetProperty("Body").GetString());
    }

    [Fact]
    public void A_long_poll_whose_client_went_away_takes_nothing_the_second_time_either()
    {
        using var client = new CancellationTokenSource();
        var waiting = cloud.Send("ReceiveMessage", $$"""{"QueueUrl":"{{Url}}","WaitTimeSeconds":20}""", client.Token);
        Assert.False(waiting.IsCompleted);
        client.Cancel();
        Send("for somebody else");

        cloud.Restart();

        Assert.Equal("for somebody else", Receive().GetProperty("Body").GetString());
    }

    [Fact]
    public void A_record_that_is_torn_anywhere_is_left_out_and_said_so()
    {
        Send("kept");
        cloud.End();
        var before = File.ReadAllBytes(cloud.JournalPath);
        cloud.Start();
        Send("torn");
        cloud.End();
        var whole = File.ReadAllBytes(cloud.JournalPath);
        for (var length = before.Length + 1; length < whole.Length; length++)
        {
            File.WriteAllBytes(cloud.JournalPath, whole[..length]);
            cloud.Start();
            Assert.Equal(1, InQueues());
            cloud.End();
            Assert.Equal(before, File.ReadAllBytes(cloud.JournalPath));
        }

        Assert.Contains($"the last record, at byte {before.Length}, was not written to its end", cloud.Notices.ToString());
    }

    [Fact]
    public void Damage_in_the_middle_is_refused_with_its_place()
    {
        Send("first");
        Send("second");
        cloud.End();
        var bytes = File.ReadAllBytes(cloud.JournalPath);
        bytes[40] ^= 1;
        File.WriteAllBytes(cloud.JournalPath, bytes);

        var error = Assert.Throws<UsageException>(cloud.Start);

        Assert.Contains("does not fit its checksum", error.Message);
        Assert.Contains("delete it to begin anew", error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Two_processes_do_not_share_a_folder() =>
        Assert.Contains("in use by another process", Assert.Throws<UsageException>(cloud.Start).Message);

    [Fact]
    public void Only_its_user_can_read_it()
    {
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(cloud.JournalPath));
        }
    }

    [Fact]
    public void What_only_reads_is_not_written_down()
    {
        Send("first");
        var before = new FileInfo(cloud.JournalPath).Length;

        cloud.Call("GetQueueAttributes", $$"""{"QueueUrl":"{{Url}}","AttributeNames":["All"]}""");
        cloud.Call("ListQueues", "{}");

        Assert.Equal(before, new FileInfo(cloud.JournalPath).Length);
    }

    public void Dispose() => cloud.Dispose();

    private string? Send(string body) => cloud.Call("SendMessage", $$"""{"QueueUrl":"{{Url}}","MessageBody":"{{body}}"}""").GetProperty("MessageId").GetString();

    private System.Text.Json.JsonElement Receive() =>
        Assert.Single(cloud.Call("ReceiveMessage", $$"""{"QueueUrl":"{{Url}}"}""").GetProperty("Messages").EnumerateArray().ToList());

    private long InQueues() => cloud.World.Ask(() => cloud.World.World.Snapshot().InQueues);

    [Fact]
    public void A_journal_of_another_build_of_the_simulated_AWS_is_told_again_and_said_to_be_one()
    {
        var path = Path.Combine(cloud.Folder, "other.journal");
        var one = new JournalHeader(1, 2, "000000000000", "eu-west-1", "", "", new Guid(1, 0, 0, new byte[8]));
        using (Journal.Open(path, one, cloud.Notices))
        {
            Assert.Empty(cloud.Notices.ToString());
        }

        using var again = Journal.Open(path, one with { Simulator = new Guid(2, 0, 0, new byte[8]) }, cloud.Notices);

        Assert.Contains("another build", cloud.Notices.ToString());
        Assert.Equal(one, again.Header);
    }
}
