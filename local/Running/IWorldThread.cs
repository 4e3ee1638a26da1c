namespace Local.Running;

/// <summary>The one place where a world is touched, for whoever stands outside: functions that answer, clients that ask.</summary>
public interface IWorldThread
{
    /// <summary>Hands in an answer, from any thread.</summary>
    void Deliver(Action answer);
}
