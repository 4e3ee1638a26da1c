using Local.Running;
using Sim;
using Sim.Sns.Http;

namespace Local.Posting;

/// <summary>Posts for one world, beside it.</summary>
internal sealed class WorldPoster(UrlPoster poster, IWorldThread thread) : IHttpSender
{
    public string LinkBase => poster.LinkBase;

    public bool Reaches(Uri url) => poster.Allowed.Have(url);

    public void Send(World world, HttpPost post) => _ = Task.Run(() => SendAsync(world, post));

    private async Task SendAsync(World world, HttpPost post)
    {
        if (await poster.PostAsync(post) is { } outcome)
        {
            thread.Complete(world, post.Id, outcome);
        }
    }
}
