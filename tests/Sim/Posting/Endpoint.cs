using Sim;
using Sim.Sns.Http;

namespace Tests.Sim.Posting;

/// <summary>Stands for whoever listens at the URLs of subscriptions: keeps what comes, and answers as a test says.</summary>
internal sealed class Endpoint : IHttpSender
{
    public List<(DateTimeOffset At, HttpPost Post)> Posts { get; } = [];

    /// <summary>Null: no answer.</summary>
    public HttpOutcome? Answer { get; set; } = HttpOutcome.Answered(200);

    public string LinkBase => "http://127.0.0.1:4566";

    public bool Reaches(Uri url) => url.Host == "hooks.example";

    public void Send(World world, HttpPost post)
    {
        Posts.Add((world.Clock.GetUtcNow(), post));
        if (Answer is { } answer)
        {
            world.CompletePost(post.Id, answer);
        }
    }

    public string Header(int post, string name) => Posts[post].Post.Headers.Single(header => header.Key == name).Value;
}
