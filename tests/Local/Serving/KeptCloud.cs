using System.Text;
using System.Text.Json;
using Local.Endpoints;
using Local.Serving;
using Local.Serving.Journals;

namespace Tests.Local.Serving;

/// <summary>An empty account whose state is kept in a folder, started and ended at will; its time passes when a test says so.</summary>
internal sealed class KeptCloud : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("state-");
    private readonly StillTime time = new();
    private LocalCloud? cloud;

    public KeptCloud() => Start();

    public string JournalPath => Path.Combine(folder.FullName, "eu-west-1.journal");

    public string Folder => folder.FullName;

    /// <summary>What was said about torn records.</summary>
    public StringWriter Notices { get; } = new();

    public ServedWorld World => cloud!["eu-west-1"];

    public void Start()
    {
        var state = new StateFolder(folder.FullName, Notices);
        cloud = new LocalCloud(region => LocalCloud.Empty(time, "000000000000", region, state));
        cloud.Wake(["eu-west-1"]);
    }

    /// <summary>As kill -9: nothing is written at the end that was not written before.</summary>
    public void End()
    {
        cloud?.Dispose();
        cloud = null;
    }

    public void Restart()
    {
        End();
        Start();
    }

    public void Wait(TimeSpan span)
    {
        time.Pass(span);
        World.Deliver(() => { });
    }

    /// <returns>The answer to an SQS action.</returns>
    public JsonElement Call(string action, string json)
    {
        var answer = Send(action, json).Result;
        var body = JsonDocument.Parse(answer.Body).RootElement.Clone();
        answer.Release();
        return answer.HttpStatus == 200 ? body : throw new InvalidOperationException(body.ToString());
    }

    public ValueTask<EndpointAnswer> Send(string action, string json, CancellationToken aborted = default) => cloud!.AnswerAsync(
        new AwsCall(AwsServices.Sqs, action, Encoding.UTF8.GetBytes(json)) { Region = "eu-west-1", Authority = "127.0.0.1:4566", Aborted = aborted });

    public void Dispose()
    {
        End();
        folder.Delete(recursive: true);
    }

    private sealed class StillTime : TimeProvider
    {
        private DateTimeOffset now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => now;

        public override long GetTimestamp() => now.UtcTicks;

        public void Pass(TimeSpan span) => now += span;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new NoTimer();

        private sealed class NoTimer : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
                // It never rings.
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
