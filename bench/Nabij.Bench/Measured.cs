using System.Diagnostics;
using Nabij.Bench.Beside;

namespace Nabij.Bench;

/// <summary>
/// How long the questions of one kind took, in milliseconds. On a shared machine the fastest run of each question tells the work
/// (<see cref="Quiet50"/>), all runs tell the neighbours too.
/// </summary>
internal sealed record Measured(double P50, double P99, double Worst, double Quiet50, double Quiet99, double Mean)
{
    public double PerSecond => 1000 / Mean;

    /// <param name="session">Who answers; it has met the questions before.</param>
    /// <param name="first">The first question of the kind.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="atLeast">How long to ask, unless one round takes longer.</param>
    public static Measured Of(ISession session, int first, int count, TimeSpan atLeast)
    {
        var times = new List<double>();
        var fastest = new double[count];
        Array.Fill(fastest, double.MaxValue);
        var all = Stopwatch.StartNew();
        while (times.Count == 0 || all.Elapsed < atLeast)
        {
            for (var q = 0; q < count; q++)
            {
                var started = Stopwatch.GetTimestamp();
                session.Ask(first + q);
                var time = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                times.Add(time);
                fastest[q] = Math.Min(fastest[q], time);
            }
        }
        var mean = times.Average();
        times.Sort();
        Array.Sort(fastest);
        return new(At(times, 0.5), At(times, 0.99), times[^1], At(fastest, 0.5), At(fastest, 0.99), mean);
    }

    /// <summary>Questions per second on two threads; the second begins halfway the questions, so that both do not ask the same.</summary>
    public static double OnTwoThreads(IContender contender, int first, int count, TimeSpan time)
    {
        var threads = new Thread[2];
        var asked = new int[threads.Length];
        var took = new TimeSpan[threads.Length];
        using var ready = new Barrier(threads.Length);
        for (var t = 0; t < threads.Length; t++)
        {
            var thread = t;
            threads[t] = new(() =>
            {
                using var session = contender.Open();
                ready.SignalAndWait();
                var clock = Stopwatch.StartNew();
                for (var q = thread * count / 2; clock.Elapsed < time; q++)
                {
                    session.Ask(first + (q % count));
                    asked[thread]++;
                }
                took[thread] = clock.Elapsed;
            });
            threads[t].Start();
        }
        Array.ForEach(threads, t => t.Join());
        return Enumerable.Range(0, threads.Length).Sum(t => asked[t] / took[t].TotalSeconds);
    }

    private static double At(IReadOnlyList<double> sorted, double share) => sorted[(int)(sorted.Count * share)];
}
